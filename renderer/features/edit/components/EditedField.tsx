import { Lock, LockOpen, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import type { EditableField } from "../../../../src/contract/editableFields.ts";
import type { EditForm } from "../../../../src/contract/index.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { type FilmDraft, isSame, withLock, withReset } from "../filmDraft.ts";
import { useValueText } from "../hooks/useValueText.ts";

export interface FieldsProps {
  readonly form: EditForm;
  readonly draft: FilmDraft;
  readonly onChange: (draft: FilmDraft) => void;
}

type EditedFieldProps = FieldsProps & { field: EditableField; children: ReactNode };

/** A field with its lock, and the provider's value beside it where that is another one. */
export function EditedField({ field, form, draft, onChange, children }: EditedFieldProps) {
  const t = useTranslations("edit");
  const name = useTermTranslation("fields")(field);
  const isLocked = draft.locked.has(field);
  const Icon = isLocked ? Lock : LockOpen;
  const lockText = t(isLocked ? "unlockField" : "lockField", { field: name });
  return (
    <div className="grid grid-cols-[1fr_auto] items-start gap-x-2">
      <div className="min-w-0">{children}</div>
      <button
        type="button"
        aria-pressed={isLocked}
        aria-label={lockText}
        title={lockText}
        className="mt-6 rounded-lg p-2.5 text-quiet hover:bg-raised hover:text-ink aria-pressed:text-accent-text"
        onClick={() => onChange(withLock(draft, field, !isLocked))}
      >
        <Icon aria-hidden className="size-4" />
      </button>
      <ProvidedValue field={field} form={form} draft={draft} onChange={onChange} />
    </div>
  );
}

function ProvidedValue({ field, form, draft, onChange }: FieldsProps & { field: EditableField }) {
  const t = useTranslations("edit");
  const providerName = useTermTranslation("providers");
  const name = useTermTranslation("fields")(field);
  const valueText = useValueText();
  const isProvided = isSame(draft.values[field], form.provided[field]);
  if (isProvided && (draft.reset.has(field) || !form.edited.includes(field))) return null;
  const origin = form.sources[field]?.origin;
  const resetText = t("resetField", { field: name });
  return (
    <p className="mt-1 flex min-w-0 items-start gap-1.5 text-sm text-quiet">
      <button
        type="button"
        aria-label={resetText}
        title={resetText}
        className="rounded p-1 hover:bg-raised hover:text-ink"
        onClick={() => onChange(withReset(draft, field, form))}
      >
        <RotateCcw aria-hidden className="size-3.5" />
      </button>
      <span className="line-clamp-3 min-w-0 pt-0.5 break-words">
        {t("provided", {
          provider: origin ? providerName(origin) : t("nobody"),
          value: valueText(form.provided[field]) || t("nothing"),
        })}
      </span>
    </p>
  );
}

import { useState } from "react";
import { EDIT_LIMITS, EDITABLE_FIELDS, type EditableField } from "../../../src/contract/editableFields.ts";
import { submitHandler } from "../../components/formData.ts";
import { Modal } from "../../components/Modal.tsx";
import { Select } from "../../components/Select.tsx";
import { useProblemMessage } from "../../components/useProblemMessage.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../i18n/index.ts";
import { BULK_MODES, type BulkDraft, type BulkMode, bulkEditOf, canBeSet, EMPTY_BULK_DRAFT } from "./bulkDraft.ts";
import { EditActions } from "./components/EditActions.tsx";
import { TokenField } from "./components/TokenField.tsx";
import { useEditFilms } from "./hooks/useEditFilms.ts";
import { useKnownValues } from "./hooks/useKnownValues.ts";

type EditFilmsModalProps = { filmIds: readonly number[]; onClose: () => void };
type BulkProps = { draft: BulkDraft; onChange: (draft: BulkDraft) => void };

/** Edits what many films have in common. Fields that are not touched stay as they are. */
export default function EditFilmsModal({ filmIds, onClose }: EditFilmsModalProps) {
  const t = useTranslations("edit");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const [draft, setDraft] = useState(EMPTY_BULK_DRAFT);
  const edit = useEditFilms(onClose);
  const change = bulkEditOf(draft);
  const count = { count: filmIds.length, number: formats.number(filmIds.length) };
  return (
    <Modal open onClose={onClose} title={t("bulkTitle", count)} size="wide">
      <p className="mb-5 text-sm text-quiet">{t("bulkIntro")}</p>
      <form onSubmit={submitHandler(() => change && edit.mutate({ filmIds: [...filmIds], edit: change }))}>
        <BulkLists draft={draft} onChange={setDraft} />
        <ul className="mt-5 space-y-3">
          {EDITABLE_FIELDS.map((field) => (
            <BulkField key={field} field={field} draft={draft} onChange={setDraft} />
          ))}
        </ul>
        {edit.isError && (
          <p role="alert" className="mt-4 text-danger">
            {problemText(edit.error)}
          </p>
        )}
        <EditActions canSave={!edit.isPending && change !== null} onCancel={onClose} />
      </form>
    </Modal>
  );
}

function BulkLists({ draft, onChange }: BulkProps) {
  const t = useTranslations("edit");
  const known = useKnownValues();
  const lists = [
    { name: "addTags", known: known.tags, maxLength: EDIT_LIMITS.tag },
    { name: "removeTags", known: known.tags, maxLength: EDIT_LIMITS.tag },
    { name: "addGenres", known: known.genres, maxLength: EDIT_LIMITS.genre },
    { name: "removeGenres", known: known.genres, maxLength: EDIT_LIMITS.genre },
  ] as const;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {lists.map(({ name, ...list }) => (
        <TokenField
          key={name}
          label={t(name)}
          values={draft[name]}
          {...list}
          onChange={(values) => onChange({ ...draft, [name]: values })}
        />
      ))}
    </div>
  );
}

function BulkField({ field, draft, onChange }: BulkProps & { field: EditableField }) {
  const t = useTranslations("edit");
  const name = useTermTranslation("fields")(field);
  const mode = draft.modes[field] ?? "keep";
  const modes = BULK_MODES.filter((one) => one !== "set" || canBeSet(field));
  return (
    <li className="flex flex-wrap items-center gap-3">
      <span className="min-w-36 text-sm font-medium">{name}</span>
      <Select<BulkMode>
        label={name}
        value={mode}
        options={modes.map((value) => ({ value, label: t(`mode_${value}`) }))}
        onChange={(value) => onChange({ ...draft, modes: { ...draft.modes, [field]: value } })}
      />
      {mode === "set" && canBeSet(field) && (
        <input
          aria-label={t("newValue", { field: name })}
          placeholder={t("noValue")}
          className="field min-w-36 grow basis-36"
          {...(field === "year"
            ? { type: "number", min: EDIT_LIMITS.firstYear, max: EDIT_LIMITS.lastYear }
            : { maxLength: EDIT_LIMITS[field] })}
          value={draft.values[field]}
          onChange={({ target: { value } }) => onChange({ ...draft, values: { ...draft.values, [field]: value } })}
        />
      )}
    </li>
  );
}

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useId } from "react";
import { CREDIT_JOBS, type CreditJob, EDIT_LIMITS } from "../../../../src/contract/editableFields.ts";
import type { EditableValues } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Select } from "../../../components/Select.tsx";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { PersonInput } from "./PersonInput.tsx";

type Credit = EditableValues["credits"][number];
type CreditsFieldProps = { credits: readonly Credit[]; onChange: (credits: Credit[]) => void };

/** A person that is only named so far. */
const NEW_PERSON = 0;

/** Cast and crew in order: people are added, removed and moved; each has a job, actors a character. */
export function CreditsField({ credits, onChange }: CreditsFieldProps) {
  const t = useTranslations("edit");
  const fieldName = useTermTranslation("fields");
  const id = useId();
  const replace = (index: number, change: Partial<Credit>) =>
    onChange(credits.map((credit, at) => (at === index ? { ...credit, ...change } : credit)));
  const move = (index: number, by: number) => {
    const moved = [...credits];
    const [credit] = moved.splice(index, 1);
    if (credit) moved.splice(index + by, 0, credit);
    onChange(moved);
  };
  return (
    <div>
      <p id={id} className="mb-1 text-sm font-medium">
        {fieldName("credits")}
      </p>
      <ul aria-labelledby={id} className="max-h-80 space-y-2 overflow-y-auto pr-1">
        {credits.map((credit, index) => (
          <CreditRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the order
            key={index}
            credit={credit}
            onChange={(change) => replace(index, change)}
            onRemove={() => onChange(credits.filter((_, at) => at !== index))}
            onUp={index > 0 ? () => move(index, -1) : null}
            onDown={index < credits.length - 1 ? () => move(index, 1) : null}
          />
        ))}
      </ul>
      <Button
        size="small"
        className="mt-2"
        disabled={credits.length >= EDIT_LIMITS.credits}
        onClick={() => onChange([...credits, { personId: NEW_PERSON, name: "", job: "actor", character: null }])}
      >
        <Plus aria-hidden className="size-4" />
        {t("addPerson")}
      </Button>
    </div>
  );
}

type CreditRowProps = {
  credit: Credit;
  onChange: (change: Partial<Credit>) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
};

function CreditRow({ credit, onChange, onRemove, onUp, onDown }: CreditRowProps) {
  const t = useTranslations("edit");
  const jobName = useTermTranslation("jobs");
  const job = CREDIT_JOBS.find((one) => one === credit.job) ?? "actor";
  return (
    <li className="flex flex-wrap items-center gap-2">
      <PersonInput credit={credit} onChange={onChange} />
      <Select<CreditJob>
        label={t("job")}
        value={job}
        options={CREDIT_JOBS.map((value) => ({ value, label: jobName(value) }))}
        onChange={(value) => onChange({ job: value })}
      />
      <input
        aria-label={t("characterOf", { name: credit.name })}
        placeholder={t("character")}
        className="field min-w-28 grow basis-28"
        maxLength={EDIT_LIMITS.character}
        disabled={job !== "actor"}
        value={credit.character ?? ""}
        onChange={({ target: { value } }) => onChange({ character: value || null })}
      />
      <div className="flex">
        <RowButton label={t("moveUp", { name: credit.name })} icon={ArrowUp} onPress={onUp} />
        <RowButton label={t("moveDown", { name: credit.name })} icon={ArrowDown} onPress={onDown} />
        <RowButton label={t("removeValue", { value: credit.name })} icon={X} onPress={onRemove} />
      </div>
    </li>
  );
}

type RowButtonProps = { label: string; icon: typeof X; onPress: (() => void) | null };

function RowButton({ label, icon: Icon, onPress }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={onPress === null}
      className="rounded-lg p-2 text-quiet hover:bg-raised hover:text-ink disabled:opacity-40"
      onClick={() => onPress?.()}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}

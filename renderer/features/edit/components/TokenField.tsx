import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "../../../i18n/index.ts";

type TokenFieldProps = {
  label: string;
  hint?: string;
  values: readonly string[];
  /** Values to choose from; others can be typed. */
  known: readonly string[];
  maxLength: number;
  onChange: (values: string[]) => void;
};

/** Short texts, each removable. Enter or a comma adds what is typed; Backspace in the empty field removes the last. */
export function TokenField({ label, hint, values, known, maxLength, onChange }: TokenFieldProps) {
  const t = useTranslations("edit");
  const id = useId();
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const added = text
      .split(",")
      .map((part) => part.trim())
      .filter((value) => value !== "" && !isAmong(value, values))
      .map((value) => known.find((one) => isAmong(one, [value])) ?? value);
    setTyped("");
    if (added.length > 0) onChange([...new Set([...values, ...added])]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === ",") {
      // An empty field lets Enter save the form.
      if (typed.trim() === "" && event.key === "Enter") return;
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "") onChange(values.slice(0, -1));
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="field flex h-auto flex-wrap items-center gap-1.5 py-1.5">
        {values.map((value) => (
          <span key={value} className="inline-flex items-center gap-1 rounded-lg bg-raised py-0.5 pr-1 pl-2 text-sm">
            {value}
            <button
              type="button"
              aria-label={t("removeValue", { value })}
              className="rounded p-1 text-quiet hover:text-ink"
              onClick={() => onChange(values.filter((one) => one !== value))}
            >
              <X aria-hidden className="size-4" />
            </button>
          </span>
        ))}
        <input
          id={id}
          list={`${id}-known`}
          className="min-w-16 grow bg-transparent py-1 outline-none"
          maxLength={maxLength}
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={typed}
          onKeyDown={onKeyDown}
          onBlur={() => add(typed)}
          onChange={({ target }) => setTyped(target.value)}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter((value) => !isAmong(value, values))
            .map((value) => (
              <option key={value} value={value} />
            ))}
        </datalist>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-quiet">
          {hint}
        </p>
      )}
    </div>
  );
}

function isAmong(value: string, values: readonly string[]): boolean {
  return values.some((one) => one.toLowerCase() === value.toLowerCase());
}

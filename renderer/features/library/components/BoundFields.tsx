import { useEffect, useState } from "react";
import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";

const LABELS = {
  number: { from: "yearFrom", to: "yearTo" },
  date: { from: "from", to: "until" },
} as const;

type BoundFieldsProps = FilterProps & {
  label: string;
  /** The lower and the upper bound. */
  names: readonly [FilterName, FilterName];
  type: "number" | "date";
  /** What one of the typed number is worth. */
  unit?: number;
};

/** A lower and an upper bound, either of which may be empty. They take effect with Enter, or when one leaves the field. */
export function BoundFields({ label, names, type, unit = 1, filter, change }: BoundFieldsProps) {
  const t = useTranslations("library");
  return (
    <fieldset className="py-1">
      <legend className="mb-1">{label}</legend>
      <div className="flex gap-2">
        {names.map((name, index) => (
          <BoundField
            key={name}
            type={type}
            label={t(LABELS[type][index === 0 ? "from" : "to"])}
            unit={unit}
            value={formatParam(filter[name])[0] ?? ""}
            onChange={(value) => change(withParams(name, value === "" ? [] : [value]))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type BoundFieldProps = {
  label: string;
  type: "number" | "date";
  unit: number;
  /** As in the address. */
  value: string;
  onChange: (value: string) => void;
};

function BoundField({ label, type, unit, value, onChange }: BoundFieldProps) {
  const shown = type === "number" && value !== "" ? String(Number(value) / unit) : value;
  const [text, setText] = useState(shown);
  // A value that comes from elsewhere, such as a removed chip, replaces what was typed.
  useEffect(() => setText(shown), [shown]);
  const apply = () => {
    const next = type === "number" ? numberIn(text, unit) : text;
    if (next === value) setText(shown);
    else onChange(next);
  };
  return (
    <label className="min-w-0 grow basis-0">
      <span className="mb-1 block text-xs text-quiet">{label}</span>
      <input
        type={type}
        className="field"
        min={type === "number" ? 0 : undefined}
        step="any"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === "Enter" && apply()}
      />
    </label>
  );
}

/** The number of the address; empty where none was typed. */
function numberIn(text: string, unit: number): string {
  const number = Math.round(Number(text) * unit);
  return text.trim() !== "" && Number.isSafeInteger(number) && number >= 0 ? String(number) : "";
}

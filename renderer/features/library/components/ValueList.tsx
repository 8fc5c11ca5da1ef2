import { type ReactNode, useState } from "react";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterOption } from "../filterControl.ts";

type ValueListProps = {
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  /** Of a chosen value that is not among the options. */
  labelOf: (value: string) => ReactNode;
  isSingle: boolean;
  onChange: (chosen: string[]) => void;
  /** Searches on the server; by default the options are searched. */
  onFind?: (text: string) => void;
};

/** With more values than this there is a search field. */
const SEARCHED_FROM = 9;

/** Values with check boxes and how many films have each; chosen ones that no film has any more can be removed. */
export function ValueList({ label, options, chosen, labelOf, isSingle, onChange, onFind }: ValueListProps) {
  const t = useTranslations("library");
  const formats = useFormats();
  const [text, setText] = useState("");
  const find = (next: string) => {
    setText(next);
    onFind?.(next.trim());
  };
  const gone = chosen.filter((value) => options.every((option) => option.value !== value));
  const shown = onFind ? options : options.filter((option) => contains(option.label, text));
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...(isSingle ? [] : chosen), value] : chosen.filter((other) => other !== value));
  return (
    <>
      {(onFind !== undefined || options.length >= SEARCHED_FROM) && (
        <input
          type="search"
          className="field mb-2"
          aria-label={t("findValue", { filter: label })}
          placeholder={t("findValue", { filter: label })}
          value={text}
          onChange={(event) => find(event.target.value)}
        />
      )}
      <ul aria-label={label} className="max-h-64 overflow-y-auto overscroll-contain">
        {gone.map((value) => (
          <Value key={value} isChosen label={labelOf(value)} onToggle={() => toggle(value, false)} />
        ))}
        {shown.map(({ value, label: text, count }) => (
          <Value
            key={value}
            isChosen={chosen.includes(value)}
            label={text}
            count={count === null ? undefined : formats.number(count)}
            onToggle={(isOn) => toggle(value, isOn)}
          />
        ))}
      </ul>
      {shown.length === 0 && gone.length === 0 && <p className="text-sm text-quiet">{t("noValues")}</p>}
    </>
  );
}

type ValueProps = {
  isChosen: boolean;
  label: ReactNode;
  count?: string | undefined;
  onToggle: (isOn: boolean) => void;
};

function Value({ isChosen, label, count, onToggle }: ValueProps) {
  return (
    <li>
      <label className="flex min-h-8 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-raised">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={isChosen}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span className="min-w-0 grow break-words">{label}</span>
        {count !== undefined && <span className="text-quiet tabular-nums">{count}</span>}
      </label>
    </li>
  );
}

/** Ignores case and accents. */
function contains(label: string, text: string): boolean {
  const fold = (one: string) => one.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return fold(label).includes(fold(text.trim()));
}

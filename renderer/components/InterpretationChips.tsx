import { X } from "lucide-react";
import type { Interpretation } from "../../src/contract/index.ts";
import { useTranslations } from "../i18n/index.ts";
import { CHIP_CLASS } from "./chipClass.ts";

type InterpretationChipsProps = {
  interpretation: Interpretation | undefined;
  /** @param text the search without the part */
  onChange: (text: string) => void;
};

/** How a search was understood: each part is removed by a press. Nothing where all of it is a title. */
export function InterpretationChips({ interpretation, onChange }: InterpretationChipsProps) {
  const t = useTranslations("palette");
  if (!interpretation) return null;
  const { parts, corrected } = interpretation;
  const isPlain = corrected.length === 0 && parts.every(({ kind }) => kind === "title");
  if (isPlain) return null;
  return (
    <>
      {corrected.map(({ typed, used }) => (
        <span key={`${typed} ${used}`} className="px-1 text-sm text-quiet">
          {t("corrected", { typed, used })}
        </span>
      ))}
      {parts.map(({ kind, text, label, remaining }) => (
        <button
          key={`${kind} ${text}`}
          type="button"
          aria-pressed
          className={CHIP_CLASS}
          onClick={() => onChange(remaining)}
        >
          {t(`part_${kind}`, { text: label })}
          <X aria-hidden className="size-3.5" />
        </button>
      ))}
    </>
  );
}

import { Check, Info, X } from "lucide-react";
import { type Formats, useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { GateLine } from "../hooks/useModels.ts";

type Outcome = "holds" | "fails" | "warns";

/** Each condition with the figures that it was decided on. */
export function GateLines({ lines }: { lines: readonly GateLine[] }) {
  const t = useTranslations("models");
  const gate = useTermTranslation("gate");
  const formats = useFormats();
  return (
    <ul className="mt-1 space-y-1 text-sm">
      {lines.map((line) => {
        const outcome = outcomeOf(line);
        return (
          <li key={line.line} className="flex gap-2">
            <Mark outcome={outcome} />
            <span>
              <span className="sr-only">{t(outcome)}</span> {gate(line.line)}{" "}
              <span className="text-quiet tabular-nums">{figuresOf(line, formats)}</span>
              {outcome === "warns" && <span className="text-quiet"> {t("adviceOnly")}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function outcomeOf({ holds, advice }: GateLine): Outcome {
  if (holds) return "holds";
  return advice ? "warns" : "fails";
}

function Mark({ outcome }: { outcome: Outcome }) {
  const className = "mt-0.5 size-4 shrink-0";
  if (outcome === "holds") return <Check aria-hidden className={`${className} text-good`} />;
  if (outcome === "fails") return <X aria-hidden className={`${className} text-danger`} />;
  return <Info aria-hidden className={`${className} text-quiet`} />;
}

function figuresOf({ line, figures }: GateLine, formats: Formats): string {
  // What is a yes or no has no figure to show.
  if (line === "sane" || line === "no_leak") return "";
  if (line === "fast") return `${formats.number(Math.round(figures.serveCpuMs ?? 0))} ms`;
  return Object.values(figures)
    .flatMap((value) => (value === null ? [] : [formats.decimal(value, Number.isInteger(value) ? 0 : 4)]))
    .join(" · ");
}

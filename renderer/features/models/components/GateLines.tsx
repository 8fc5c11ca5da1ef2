import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { GateLine } from "../hooks/useModels.ts";

/** Each condition with the figures that it was decided on. */
export function GateLines({ lines }: { lines: readonly GateLine[] }) {
  const t = useTranslations("models");
  const gate = useTermTranslation("gate");
  const formats = useFormats();
  return (
    <ul className="mt-1 space-y-0.5 text-sm">
      {lines.map(({ line, holds, figures, advice }) => (
        <li key={line} className={holds ? "" : advice ? "text-quiet" : "text-danger"}>
          <span aria-hidden>{holds ? "✓" : advice ? "!" : "✗"}</span>{" "}
          <span className="sr-only">{t(holds ? "holds" : advice ? "warns" : "fails")}</span>
          {gate(line)}{" "}
          <span className="text-quiet tabular-nums">
            {Object.values(figures)
              .flatMap((value) => (value === null ? [] : [formats.decimal(value, Number.isInteger(value) ? 0 : 4)]))
              .join(" · ")}
          </span>
          {advice && !holds && <span className="text-quiet"> {t("adviceOnly")}</span>}
        </li>
      ))}
    </ul>
  );
}

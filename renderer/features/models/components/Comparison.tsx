import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { Training } from "../hooks/useModels.ts";
import { Folds } from "./Folds.tsx";

type Evaluation = Training["evaluations"][number];

/** Every model on the same folds: its error with how far to believe it, or how much of a list it finds. */
export function Comparison({ training }: { training: Training }) {
  const t = useTranslations("models");
  const modelName = useTermTranslation("modelNames");
  const estimating = training.evaluations.filter(({ rmse }) => rmse !== null);
  const ranking = training.evaluations.filter(({ ndcg_at_10 }) => ndcg_at_10 !== null);
  return (
    <section aria-labelledby="comparison" className="card grid gap-8 p-5 lg:grid-cols-2">
      <h2 id="comparison" className="sr-only">
        {t("comparison")}
      </h2>
      <Bars
        title={t("errors")}
        hint={t("errorsHint")}
        rows={estimating}
        figureOf={(row) => row.rmse ?? 0}
        marginOf={(row) => row.rmse_margin}
        isLowBetter
      />
      <Bars
        title={t("lists")}
        hint={t("listsHint")}
        rows={ranking}
        figureOf={(row) => row.ndcg_at_10 ?? 0}
        marginOf={() => null}
      />
      <Folds training={training} />
      {training.skipped.map(({ model, reason }) => (
        <p key={model} className="text-sm text-quiet lg:col-span-2">
          {t(reason === "failed" ? "skippedFailed" : "skippedTooCostly", { model: modelName(model) })}
        </p>
      ))}
    </section>
  );
}

type BarsProps = {
  title: string;
  hint: string;
  rows: readonly Evaluation[];
  figureOf: (row: Evaluation) => number;
  marginOf: (row: Evaluation) => number | null;
  isLowBetter?: boolean;
};

function Bars({ title, hint, rows, figureOf, marginOf, isLowBetter = false }: BarsProps) {
  const formats = useFormats();
  const modelName = useTermTranslation("modelNames");
  const values = rows.map(figureOf);
  const best = isLowBetter ? Math.min(...values) : Math.max(...values);
  const longest = Math.max(...values);
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-quiet">{hint}</p>
      <table className="mt-3 w-full text-sm">
        <tbody>
          {rows.map((row) => {
            const value = figureOf(row);
            const margin = marginOf(row);
            return (
              <tr key={row.model}>
                <th scope="row" className="py-1 pr-3 text-left font-normal whitespace-nowrap">
                  {modelName(row.model)}
                </th>
                <td className="w-full pr-3">
                  <span className="block h-2.5 rounded-full bg-line/60">
                    <span
                      className={`block h-full rounded-full ${value === best ? "bg-accent" : "bg-line-strong"}`}
                      style={{ width: `${(100 * value) / longest}%` }}
                    />
                  </span>
                </td>
                <td className={`text-right whitespace-nowrap tabular-nums ${value === best ? "font-semibold" : ""}`}>
                  {formats.decimal(value, 4)}
                  {margin !== null && <span className="text-quiet"> ± {formats.decimal(margin, 3)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

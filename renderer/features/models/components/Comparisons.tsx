import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { Training } from "../hooks/useModels.ts";
import { GateLines } from "./GateLines.tsx";

type Comparison = Training["comparisons"][number];
type Contender = Comparison["contenders"][number];

/** What the new models were compared with, on which ratings, and what came of it. */
export function Comparisons({ training }: { training: Training }) {
  const t = useTranslations("models");
  if (training.comparisons.length === 0) return null;
  return (
    <section aria-labelledby="comparisons" className="card grid gap-8 p-5 lg:grid-cols-2">
      <h2 id="comparisons" className="font-semibold lg:col-span-2">
        {t("comparisons")}
      </h2>
      {training.comparisons.map((comparison) => (
        <RoleComparison key={comparison.role} comparison={comparison} />
      ))}
    </section>
  );
}

function RoleComparison({ comparison }: { comparison: Comparison }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const nameOf = useContenderName(comparison);
  const { role, metric, rows, people, household_rows: own, seen_by_serving: seen, contenders } = comparison;
  return (
    <div>
      <h3 className="font-semibold">{t(role === "rating" ? "compareRatings" : "compareLists")}</h3>
      <p className="mt-1 text-sm text-quiet">
        {t("judgedOn", { rows: formats.number(rows), people: formats.number(people) })}{" "}
        {own > 0 && own < rows && `${t("judgedOnOwn", { count: own, number: formats.number(own) })} `}
        {seen > 0 && t("judgedWithout", { count: seen, number: formats.number(seen) })}
      </p>
      <DataTable
        className="mt-3"
        rows={contenders}
        rowKey={({ name }) => name}
        columns={[
          { key: "model", title: t("model"), cell: nameOf },
          {
            key: "figure",
            title: t(metric === "rmse" ? "rmse" : "ndcg"),
            align: "right",
            cell: ({ figure }) => (figure === null ? t("notComparable") : formats.decimal(figure, 4)),
          },
        ]}
      />
      <p className="mt-3 text-sm">{t(resultOf(comparison), { version: servingVersion(comparison) })}</p>
      <GateLines lines={comparison.reason} />
    </div>
  );
}

function useContenderName({ contenders }: Comparison): (contender: Contender) => string {
  const t = useTranslations("models");
  const modelName = useTermTranslation("modelNames");
  const version = servingVersion({ contenders });
  return ({ name, kind, version: own }) => {
    const label = name === "serving" && own === null ? "contender_tuned" : (`contender_${name}` as const);
    return `${t(label, { version })} (${modelName(kind)})`;
  };
}

const servingVersion = ({ contenders }: Pick<Comparison, "contenders">): string =>
  String(contenders.find(({ name }) => name === "serving")?.version ?? "");

function resultOf({ promoted, chosen, contenders }: Comparison) {
  if (promoted) return chosen === "candidate" ? "resultPromoted" : "resultSameRecipe";
  const serving = contenders.find(({ name }) => name === "serving");
  if (contenders.some(({ kind }) => kind === "household")) return "resultHouseholdStays";
  return serving ? "resultStays" : "resultNone";
}

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { Precision } from "../../activity/index.ts";
import { download, formatFigure, toCsv } from "../figures.ts";
import type { Summary, TimeRange } from "../hooks/useMonitoring.ts";
import { HistoryChart } from "./HistoryChart.tsx";
import { TimeRangeSelect } from "./TimeRangeSelect.tsx";

const PERCENTILES = ["p50", "p95", "p99"] as const;
const MEAN = ["mean"] as const;
const SUM = ["sum"] as const;
const OK = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => `UC${at + 1}`).map((useCase) => [
    useCase,
    { use_case: useCase, outcome: "ok" },
  ]),
);

/** UC1–UC10: how long each takes, how often it fails, and its other metrics. */
export function UseCasePanel({ summary }: { summary: Summary }) {
  const t = useTranslations("monitoring");
  const name = useTermTranslation("useCases");
  const [span, setSpan] = useState<TimeRange>("hour");
  return (
    <div className="space-y-6">
      <UseCaseTable summary={summary} />
      <Precision />
      <div className="flex items-center justify-between">
        <h2 className="text-lg font-semibold">{t("overTime")}</h2>
        <TimeRangeSelect span={span} onChange={setSpan} />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        {Object.entries(OK).map(([useCase, where]) => (
          <HistoryChart
            key={useCase}
            title={`${useCase} · ${name(useCase)}`}
            metric="use_case_duration_seconds"
            where={where}
            figures={PERCENTILES}
            span={span}
          />
        ))}
        <HistoryChart
          title={t("batches")}
          note={t("batchesNote")}
          metric="batch_duration_seconds"
          figures={P95}
          by="batch"
          where={UC2}
          span={span}
        />
        <HistoryChart title={t("filmsAPage")} metric="use_case_films" figures={MEAN} by="use_case" span={span} />
        <HistoryChart
          title={t("completeness")}
          metric="film_completeness_ratio"
          figures={MEAN}
          by="use_case"
          span={span}
        />
        <HistoryChart
          title={t("coherence")}
          note={t("coherenceNote")}
          metric="personal_coherence_ratio"
          figures={MEAN}
          span={span}
        />
        <HistoryChart title={t("predictions")} metric="predictions_total" figures={SUM} by="cold_start" span={span} />
        <HistoryChart
          title={t("outcomes")}
          note={t("outcomesNote")}
          metric="recommendation_outcomes_total"
          figures={SUM}
          by="outcome"
          span={span}
        />
        <HistoryChart title={t("driftPsi")} metric="drift_psi" figures={MEAN} by="feature" span={span} />
        <HistoryChart
          title={t("viewTime")}
          note={t("viewTimeNote")}
          metric="page_view_seconds"
          figures={P95}
          by="view"
          span={span}
        />
        <HistoryChart title={t("interaction")} metric="page_interaction_seconds" figures={PERCENTILES} span={span} />
      </div>
    </div>
  );
}

const P95 = ["p95"] as const;
const UC2 = { use_case: "UC2" };

/** Fewer have no meaningful percentiles: their mean is shown. */
const MIN_FOR_PERCENTILES = 5;

/** Since the program started, in numbers. */
function UseCaseTable({ summary }: { summary: Summary }) {
  const t = useTranslations("monitoring");
  const name = useTermTranslation("useCases");
  const formats = useFormats();
  const seconds = (value: number | null) => formatFigure(value, "seconds", formats);
  const csv = () =>
    toCsv(
      ["use_case", "count", "failed", "mean_seconds", "p50_seconds", "p95_seconds", "p99_seconds"],
      summary.useCases.map((row) => [
        row.useCase,
        row.count,
        row.failed,
        row.meanSeconds,
        row.p50Seconds,
        row.p95Seconds,
        row.p99Seconds,
      ]),
    );
  return (
    <section aria-labelledby="use-cases" className="card overflow-x-auto p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="use-cases" className="font-semibold">
          {t("sinceStart")}
        </h2>
        <Button size="small" onClick={() => download("use-cases.csv", csv())}>
          <Download aria-hidden className="size-4" />
          CSV
        </Button>
      </div>
      <DataTable
        className="mt-3"
        rows={summary.useCases}
        rowKey={(row) => row.useCase}
        columns={[
          {
            key: "useCase",
            title: t("useCase"),
            cell: (row) => (
              <>
                <span className="inline-block w-11 text-quiet">{row.useCase}</span> {name(row.useCase)}
              </>
            ),
          },
          { key: "times", title: t("times"), align: "right", cell: (row) => formats.number(row.count) },
          {
            key: "failed",
            title: t("failed"),
            align: "right",
            className: (row) => (row.failed > 0 ? "text-danger" : "text-quiet"),
            cell: (row) => formats.number(row.failed),
          },
          {
            key: "p50",
            title: "p50",
            align: "right",
            cell: (row) => seconds(row.count < MIN_FOR_PERCENTILES ? row.meanSeconds : row.p50Seconds),
          },
          {
            key: "p95",
            title: "p95",
            align: "right",
            cell: (row) => (row.count < MIN_FOR_PERCENTILES ? "–" : seconds(row.p95Seconds)),
          },
          {
            key: "p99",
            title: "p99",
            align: "right",
            cell: (row) => (row.count < MIN_FOR_PERCENTILES ? "–" : seconds(row.p99Seconds)),
          },
        ]}
      />
    </section>
  );
}

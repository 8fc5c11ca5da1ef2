import { Download } from "lucide-react";
import { useMemo } from "react";
import { Button } from "../../../components/Button.tsx";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { download, type MetricUnit, toCsv } from "../figures.ts";
import { type Series, TIME_RANGES, type TimeRange, useMetricHistory } from "../hooks/useMonitoring.ts";
import { Chart } from "./Chart.tsx";

type Figure = "p50" | "p95" | "p99" | "mean" | "high" | "count" | "sum";
type HistoryChartProps = {
  title: string;
  metric: string;
  span: TimeRange;
  /** Which series of the metric; all of them by default. */
  where?: Readonly<Record<string, string>>;
  figures: readonly Figure[];
  /** Lines are named by this label where there are several series. */
  by?: string;
  note?: string | undefined;
};

/** One metric over time, as a chart and as a CSV file. */
export function HistoryChart({ title, metric, span, where = NOWHERE, figures, by, note }: HistoryChartProps) {
  const t = useTranslations("monitoring");
  const legend = useTermTranslation("legend");
  const history = useMetricHistory(metric, span);
  const shown = useMemo(
    () =>
      linesOf(
        (history.data?.series ?? []).filter((series) => fits(series, where)),
        figures,
        by,
        legend,
      ),
    [history.data, where, figures, by, legend],
  );
  const unit: MetricUnit =
    figures[0] === "count" || (figures[0] === "sum" && history.data?.unit !== "bytes")
      ? "count"
      : (history.data?.unit ?? "count");
  return (
    <figure className="card min-w-0 p-4">
      <figcaption className="flex items-start justify-between gap-2">
        <span>
          <span className="block text-sm font-semibold">{title}</span>
          {note && <span className="block text-xs text-quiet">{note}</span>}
        </span>
        {shown.times.length > 0 && (
          <Button
            size="icon"
            variant="plain"
            aria-label={t("csv", { title })}
            title={t("csvShort")}
            onClick={() => download(`${metric}.csv`, csvOf(history.data?.series ?? [], metric))}
          >
            <Download aria-hidden className="size-4" />
          </Button>
        )}
      </figcaption>
      {shown.times.length === 0 ? (
        <p className="flex h-[204px] items-center justify-center text-sm text-quiet">
          {history.isPending ? "" : t("nothingYet")}
        </p>
      ) : (
        <Chart
          label={t("chartOf", { title })}
          unit={unit}
          times={shown.times}
          lines={shown.lines}
          spanMs={TIME_RANGES[span].ms}
        />
      )}
    </figure>
  );
}

const NOWHERE = {};

function fits({ labels }: Series, where: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([name, value]) => labels[name] === value);
}

/** Every series on one axis of times; a time without a value is a gap. */
function linesOf(
  series: readonly Series[],
  figures: readonly Figure[],
  by: string | undefined,
  legend: (name: string) => string,
) {
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b);
  const lines = series.flatMap(({ labels, points }) => {
    const byTime = new Map(points.map((point) => [point.at, point]));
    const prefix = by === undefined ? "" : `${legend(labels[by] ?? "")} `;
    return figures.map((name) => ({
      name: by !== undefined && figures.length === 1 ? prefix.trim() : prefix + legend(name),
      values: times.map((at) => byTime.get(at)?.[name] ?? null),
    }));
  });
  return { times, lines };
}

function csvOf(series: readonly Series[], metric: string): string {
  const columns = ["metric", "labels", "at", "count", "sum", "mean", "p50", "p95", "p99", "low", "high"];
  const rows = series.flatMap(({ labels, points }) =>
    points.map(({ at, count, sum, mean, p50, p95, p99, low, high }) => [
      metric,
      Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(" "),
      new Date(at).toISOString(),
      count,
      sum,
      mean,
      p50,
      p95,
      p99,
      low,
      high,
    ]),
  );
  return toCsv(columns, rows);
}

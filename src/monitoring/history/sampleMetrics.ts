import type { MetricDefinition } from "../metricDefinition.ts";
import { METRICS } from "../metricDefinitions.ts";
import type { RegisteredMetrics } from "../registerMetrics.ts";

/** The value of one series: counted since the program started, or the present one of a gauge. */
export interface MetricSample {
  readonly metric: string;
  readonly type: MetricDefinition["type"];
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  readonly sum: number;
  /** Of a histogram: values in each bucket alone, the last one without end. */
  readonly buckets: readonly number[];
}

interface Row {
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
  readonly value: number;
  readonly metricName?: string;
}

/** Every series that the history keeps, with the labels that it keeps apart; the others are added up. */
export async function sampleMetrics(metrics: RegisteredMetrics): Promise<Map<string, MetricSample>> {
  const readings = new Map<string, MetricSample>();
  for (const [key, declaration] of Object.entries<MetricDefinition>(METRICS)) {
    if (!declaration.history) continue;
    const { values } = await metrics[key as keyof typeof METRICS].get();
    for (const [name, rows] of Map.groupBy(values as readonly Row[], ({ labels }) => nameOf(labels, declaration))) {
      const labels = labelsOf(rows[0]?.labels ?? {}, declaration);
      readings.set(`${declaration.name}{${name}}`, {
        metric: declaration.name,
        type: declaration.type,
        labels,
        ...amount(rows, declaration),
      });
    }
  }
  return readings;
}

function labelsOf(labels: Row["labels"], { history }: MetricDefinition): Record<string, string> {
  return Object.fromEntries((history ?? []).map((label) => [label, String(labels[label] ?? "")]));
}

const nameOf = (labels: Row["labels"], declaration: MetricDefinition) =>
  Object.values(labelsOf(labels, declaration)).join(",");

function amount(
  rows: readonly Row[],
  { type, buckets }: MetricDefinition,
): Pick<MetricSample, "count" | "sum" | "buckets"> {
  if (type !== "histogram") {
    const sum = rows.reduce((total, { value }) => total + value, 0);
    return { count: 1, sum, buckets: [] };
  }
  const ending = (name: string) =>
    rows.filter(({ metricName }) => metricName?.endsWith(name)).reduce((total, { value }) => total + value, 0);
  const cumulative = [...buckets.map(String), "+Inf"].map((bound) =>
    rows
      .filter(({ metricName, labels }) => metricName?.endsWith("_bucket") && String(labels.le) === bound)
      .reduce((total, { value }) => total + value, 0),
  );
  return {
    count: ending("_count"),
    sum: ending("_sum"),
    buckets: cumulative.map((count, at) => count - (cumulative[at - 1] ?? 0)),
  };
}

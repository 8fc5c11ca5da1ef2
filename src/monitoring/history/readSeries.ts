import type { DeclaredMetrics } from "../metrics.ts";
import { type Declaration, METRICS } from "../metricTable.ts";

/** One series as it stands: since the start of the program for what is counted, now for a gauge. */
export interface Reading {
  readonly metric: string;
  readonly type: Declaration["type"];
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
export async function readSeries(metrics: DeclaredMetrics): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>();
  for (const [key, declaration] of Object.entries<Declaration>(METRICS)) {
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

function labelsOf(labels: Row["labels"], { history }: Declaration): Record<string, string> {
  return Object.fromEntries((history ?? []).map((label) => [label, String(labels[label] ?? "")]));
}

const nameOf = (labels: Row["labels"], declaration: Declaration) =>
  Object.values(labelsOf(labels, declaration)).join(",");

function amount(rows: readonly Row[], { type, buckets }: Declaration): Pick<Reading, "count" | "sum" | "buckets"> {
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

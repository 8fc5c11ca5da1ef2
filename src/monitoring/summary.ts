import type { Histogram, MetricObjectWithValues, MetricValue } from "prom-client";
import { type Bucket, histogramQuantile } from "./histogramQuantile.ts";
import type { UseCase } from "./metricDefinition.ts";
import type { RegisteredMetrics } from "./registerMetrics.ts";

interface DurationStatistics {
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
  readonly p99Seconds: number | null;
}

/** The main figures since the program started. Times are null where nothing was measured yet. */
export interface Summary {
  readonly requests: DurationStatistics;
  readonly firstPage: DurationStatistics;
  readonly nextPage: DurationStatistics;
  readonly fileToEnriched: DurationStatistics;
  readonly useCases: readonly (DurationStatistics & { readonly useCase: UseCase; readonly failed: number })[];
  readonly jobs: readonly { readonly kind: string; readonly outcome: string; readonly count: number }[];
  readonly errors: readonly { readonly code: string; readonly count: number }[];
  readonly memoryBytes: Readonly<Record<string, number>>;
  readonly cpuRatio: Readonly<Record<string, number>>;
  readonly eventLoopLagSeconds: Readonly<Record<string, number>>;
  readonly eventStreamClients: number;
}

type Labels = Readonly<Partial<Record<string, string | number>>>;
type Row = MetricValue<string> & { readonly metricName?: string };

export async function summarize(metrics: RegisteredMetrics): Promise<Summary> {
  const useCases = await rowsOf(metrics.useCaseSeconds);
  const batches = await rowsOf(metrics.batchSeconds);
  return {
    requests: durationStatistics(await rowsOf(metrics.requestSeconds)),
    firstPage: durationStatistics(batches.filter(({ labels }) => labels.batch === "first")),
    nextPage: durationStatistics(batches.filter(({ labels }) => labels.batch === "next")),
    fileToEnriched: durationStatistics(await rowsOf(metrics.fileToEnrichedSeconds)),
    useCases: [...Map.groupBy(useCases, ({ labels }) => labels.use_case as UseCase)].map(([useCase, rows]) => ({
      useCase,
      failed: durationStatistics(rows.filter(({ labels }) => labels.outcome === "failed")).count,
      ...durationStatistics(rows),
    })),
    jobs: (await metrics.jobs.get()).values.map(({ labels, value }) => ({
      kind: String(labels.kind),
      outcome: String(labels.outcome),
      count: value,
    })),
    errors: (await metrics.errors.get()).values.map(({ labels, value }) => ({
      code: String(labels.code),
      count: value,
    })),
    memoryBytes: byLabel(await metrics.memory.get(), "part"),
    cpuRatio: byLabel(await metrics.cpu.get(), "figure"),
    eventLoopLagSeconds: byLabel(await metrics.eventLoopLag.get(), "percentile"),
    eventStreamClients: (await metrics.streams.get()).values[0]?.value ?? 0,
  };
}

async function rowsOf<Label extends string>(histogram: Histogram<Label>): Promise<readonly Row[]> {
  return (await histogram.get()).values;
}

/** The rows of one or several series of a histogram, seen as one. */
function durationStatistics(rows: readonly Row[]): DurationStatistics {
  const sum = total(rows, "_sum");
  const count = total(rows, "_count");
  const buckets = bucketsOf(rows);
  return {
    count,
    meanSeconds: count > 0 ? sum / count : null,
    p50Seconds: histogramQuantile(buckets, 0.5),
    p95Seconds: histogramQuantile(buckets, 0.95),
    p99Seconds: histogramQuantile(buckets, 0.99),
  };
}

function total(rows: readonly Row[], ending: string): number {
  return rows.filter(({ metricName }) => metricName?.endsWith(ending)).reduce((sum, { value }) => sum + value, 0);
}

function bucketsOf(rows: readonly Row[]): readonly Bucket[] {
  const counts = new Map<number, number>();
  for (const { labels, value, metricName } of rows) {
    if (!metricName?.endsWith("_bucket")) continue;
    const { le }: Labels = labels;
    const upperBound = le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le);
    counts.set(upperBound, (counts.get(upperBound) ?? 0) + value);
  }
  return [...counts]
    .map(([upperBound, count]) => ({ upperBound, count }))
    .toSorted((a, b) => a.upperBound - b.upperBound);
}

function byLabel(metric: MetricObjectWithValues<MetricValue<string>>, label: string): Record<string, number> {
  return Object.fromEntries(metric.values.map(({ labels, value }) => [String((labels as Labels)[label]), value]));
}

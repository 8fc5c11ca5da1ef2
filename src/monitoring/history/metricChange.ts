import type { SeriesPoint } from "./historyRecords.ts";
import type { MetricSample } from "./sampleMetrics.ts";

/**
 * What a series did between two samples; null where it did nothing. A counter that fell was reset, and counts from 0.
 */
export function changeSince(before: MetricSample | undefined, now: MetricSample): Omit<SeriesPoint, "at"> | null {
  if (now.type === "gauge") return { count: 1, sum: now.sum, low: now.sum, high: now.sum, buckets: [] };
  const isReset = before !== undefined && (now.count < before.count || now.sum < before.sum);
  const base = isReset ? undefined : before;
  const sum = now.sum - (base?.sum ?? 0);
  const count = now.type === "counter" ? sum : now.count - (base?.count ?? 0);
  if (count <= 0) return null;
  const buckets = now.buckets.map((value, index) => value - (base?.buckets[index] ?? 0));
  return { count, sum, low: 0, high: 0, buckets };
}

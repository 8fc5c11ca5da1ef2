/** One bucket of a histogram as Prometheus counts: all values up to a bound, smaller buckets included. */
export interface Bucket {
  readonly upperBound: number;
  readonly count: number;
}

/**
 * The quantile of the values, taking each bucket as evenly filled, as `histogram_quantile` of Prometheus does.
 *
 * @param buckets by rising bound, the last one without end
 * @param share 0 to 1
 * @returns null without values; the last finite bound when the value is beyond it
 */
export function histogramQuantile(buckets: readonly Bucket[], share: number): number | null {
  const count = buckets.at(-1)?.count ?? 0;
  if (count === 0) return null;
  const rank = share * count;
  const index = buckets.findIndex((bucket) => bucket.count >= rank);
  const { upperBound, count: until } = buckets[index] ?? { upperBound: 0, count };
  const { upperBound: from, count: before } = buckets[index - 1] ?? { upperBound: 0, count: 0 };
  if (!Number.isFinite(upperBound)) return from;
  return until === before ? upperBound : from + ((upperBound - from) * (rank - before)) / (until - before);
}

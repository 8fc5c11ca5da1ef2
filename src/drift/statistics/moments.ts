/** Population moments of a sample. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation, divisor n. */
  readonly deviation: number;
  /** m₄ / s⁴, 3 for a normal distribution; 0 without spread. */
  readonly kurtosis: number;
}

/** @param counts how often each of `values` occurs */
export function momentsOf(values: readonly number[], counts: readonly number[]): Moments {
  const count = counts.reduce((sum, many) => sum + many, 0);
  if (count === 0) return { count: 0, mean: 0, deviation: 0, kurtosis: 0 };
  const average = (of: (value: number) => number) =>
    values.reduce((sum, value, at) => sum + of(value) * (counts[at] ?? 0), 0) / count;
  const mean = average((value) => value);
  const deviation = Math.sqrt(average((value) => (value - mean) ** 2));
  return {
    count,
    mean,
    deviation,
    kurtosis: deviation === 0 ? 0 : average((value) => (value - mean) ** 4) / deviation ** 4,
  };
}

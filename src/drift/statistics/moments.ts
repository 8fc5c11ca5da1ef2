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

/**
 * Moments of values that were rounded, as if each lay anywhere within its step: no sample is without spread.
 * @param step width of a step, in the unit of the values
 */
export function withRounding({ count, mean, deviation, kurtosis }: Moments, step: number): Moments {
  const added = step ** 2 / 12;
  const variance = deviation ** 2 + added;
  const fourth = kurtosis * deviation ** 4 + 6 * deviation ** 2 * added + step ** 4 / 80;
  return { count, mean, deviation: Math.sqrt(variance), kurtosis: fourth / variance ** 2 };
}

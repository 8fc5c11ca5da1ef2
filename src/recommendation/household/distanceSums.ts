import type { FilmVectors } from "./filmVectors.ts";
import { ERA_YEARS, type KernelWeights, YEAR_YEARS } from "./kernelWeights.ts";

/**
 * For each film, the sum of its similarities by year and audience to some films, each multiplied by a coefficient, without
 * comparing every film with each of them: years are few, and along a line exp(−|x − xᵢ|) splits into a part for the
 * values below x and one for those above.
 * @returns the sum for a row; null where neither kernel has a weight
 */
export function distanceSums(
  films: FilmVectors,
  weights: KernelWeights,
  rows: readonly number[],
  coefficients: ArrayLike<number>,
): ((row: number) => number) | null {
  const { years, logVotes } = films;
  const valued = (values: Float64Array) =>
    rows.map((row, at) => ({ value: values[row] ?? 0, coefficient: coefficients[at] ?? 0 }));
  const byYear = weights.era === 0 && weights.year === 0 ? null : yearSums(valued(years), weights);
  const byAudience = weights.audience === 0 ? null : laplaceSums(valued(logVotes));
  if (!byYear && !byAudience) return null;
  return (row) =>
    (byYear ? byYear(years[row] ?? 0) : 0) + (byAudience ? weights.audience * byAudience(logVotes[row] ?? 0) : 0);
}

interface Valued {
  readonly value: number;
  readonly coefficient: number;
}

/** Sums for a year, each computed once. */
function yearSums(valued: readonly Valued[], { era, year }: KernelWeights): (year: number) => number {
  const coefficients = new Map<number, number>();
  for (const { value, coefficient } of valued) coefficients.set(value, (coefficients.get(value) ?? 0) + coefficient);
  const known = new Map<number, number>();
  return (asked) => {
    const computed = known.get(asked);
    if (computed !== undefined) return computed;
    let sum = 0;
    for (const [value, coefficient] of coefficients) {
      const apart = Math.abs(asked - value);
      sum += coefficient * (era * Math.exp(-apart / ERA_YEARS) + year * Math.exp(-apart / YEAR_YEARS));
    }
    known.set(asked, sum);
    return sum;
  };
}

/** Σ cᵢ exp(−|x − xᵢ|), by binary search among the sorted xᵢ. */
function laplaceSums(valued: readonly Valued[]): (x: number) => number {
  const sorted = valued.toSorted((a, b) => a.value - b.value);
  const values = Float64Array.from(sorted, ({ value }) => value);
  // below[i]: Σ over the first i of c exp(x); above[i]: Σ over the others of c exp(−x).
  const below = new Float64Array(sorted.length + 1);
  const above = new Float64Array(sorted.length + 1);
  sorted.forEach(({ value, coefficient }, at) => {
    below[at + 1] = (below[at] ?? 0) + coefficient * Math.exp(value);
  });
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    const { value, coefficient } = sorted[at] ?? { value: 0, coefficient: 0 };
    above[at] = (above[at + 1] ?? 0) + coefficient * Math.exp(-value);
  }
  return (x) => {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle] ?? 0) <= x) low = middle + 1;
      else high = middle;
    }
    return (below[low] ?? 0) * Math.exp(-x) + (above[low] ?? 0) * Math.exp(x);
  };
}

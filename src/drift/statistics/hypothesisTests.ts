import { chiSquaredTail, normalTails } from "./gamma.ts";
import type { Moments } from "./moments.ts";

/** How likely a difference comes from chance alone: 0 to 1. */

/** Welch's z of two means. */
export function testMeans(baseline: Moments, current: Moments): { readonly z: number; readonly p: number } {
  const spread = Math.sqrt(current.deviation ** 2 / current.count + baseline.deviation ** 2 / baseline.count);
  return tested(current.mean - baseline.mean, spread);
}

/** z of the logarithm of two standard deviations, with each sample's own kurtosis (large samples). */
export function testDeviations(baseline: Moments, current: Moments): { readonly z: number; readonly p: number } {
  if (baseline.deviation === 0 && current.deviation === 0) return { z: 0, p: 1 };
  if (baseline.deviation === 0 || current.deviation === 0) return { z: Number.POSITIVE_INFINITY, p: 0 };
  const variance = ({ kurtosis, count }: Moments) => (kurtosis - 1) / (4 * count);
  return tested(Math.log(current.deviation / baseline.deviation), Math.sqrt(variance(baseline) + variance(current)));
}

export interface Proportion {
  readonly hits: number;
  readonly count: number;
}

/** Pooled z of two proportions. */
export function testProportions(baseline: Proportion, current: Proportion): { z: number; p: number } {
  const together = (baseline.hits + current.hits) / (baseline.count + current.count);
  if (together === 0 || together === 1) return { z: 0, p: 1 };
  const spread = Math.sqrt(together * (1 - together) * (1 / baseline.count + 1 / current.count));
  return tested(current.hits / current.count - baseline.hits / baseline.count, spread);
}

/** Pearson's χ² of the 2 × B table, without continuity correction. Bins that are empty on both sides do not count. */
export function testShares(
  baseline: readonly number[],
  current: readonly number[],
): { readonly chiSquared: number; readonly degrees: number; readonly p: number } {
  const m = baseline.reduce((sum, count) => sum + count, 0);
  const n = current.reduce((sum, count) => sum + count, 0);
  let chiSquared = 0;
  let bins = 0;
  baseline.forEach((b, bin) => {
    const c = current[bin] ?? 0;
    if (b + c === 0) return;
    bins += 1;
    const [inBaseline, inCurrent] = [((b + c) * m) / (m + n), ((b + c) * n) / (m + n)];
    chiSquared += (b - inBaseline) ** 2 / inBaseline + (c - inCurrent) ** 2 / inCurrent;
  });
  const degrees = Math.max(0, bins - 1);
  return { chiSquared, degrees, p: degrees === 0 ? 1 : chiSquaredTail(chiSquared, degrees) };
}

const MIN_EXPECTED = 5;

/** Bins too small to be judged become one, at the end: what is expected in the smaller sample is below five there. */
export function mergeSmallBins(
  baseline: readonly number[],
  current: readonly number[],
): { readonly baseline: readonly number[]; readonly current: readonly number[] } {
  const m = baseline.reduce((sum, count) => sum + count, 0);
  const n = current.reduce((sum, count) => sum + count, 0);
  const isSmall = (bin: number) =>
    (((baseline[bin] ?? 0) + (current[bin] ?? 0)) / (m + n)) * Math.min(m, n) < MIN_EXPECTED;
  if (!baseline.some((_, bin) => isSmall(bin))) return { baseline, current };
  const merged = (counts: readonly number[]) => [
    ...counts.filter((_, bin) => !isSmall(bin)),
    counts.reduce((sum, count, bin) => sum + (isSmall(bin) ? count : 0), 0),
  ];
  return { baseline: merged(baseline), current: merged(current) };
}

function tested(difference: number, spread: number): { z: number; p: number } {
  if (spread === 0) return difference === 0 ? { z: 0, p: 1 } : { z: Number.POSITIVE_INFINITY, p: 0 };
  const z = difference / spread;
  return { z, p: normalTails(z) };
}

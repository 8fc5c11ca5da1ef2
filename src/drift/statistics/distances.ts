/** Distances of two distributions over the same bins, given as counts. Each is 0 for equal shares and never negative. */

type Counts = readonly number[];

/** An empty bin counts as this share. */
const MIN_SHARE = 1e-4;

/** Population stability index: Σ (q − p) · ln(q / p), shares clipped below and not renormalised. Symmetric. */
export function populationStabilityIndex(baseline: Counts, current: Counts): number {
  return overShares(baseline, current, (p, q) => {
    const [a, b] = [Math.max(p, MIN_SHARE), Math.max(q, MIN_SHARE)];
    return (b - a) * Math.log(b / a);
  });
}

/** Jensen–Shannon distance: the root of the divergence, 0 to 1 in base 2. */
export function jensenShannon(baseline: Counts, current: Counts, base = 2): number {
  const part = (share: number, middle: number) => (share > 0 ? share * Math.log(share / middle) : 0);
  const divergence = overShares(baseline, current, (p, q) => (part(p, (p + q) / 2) + part(q, (p + q) / 2)) / 2);
  return Math.sqrt(Math.max(0, divergence / Math.log(base)));
}

/** 0 to 1. */
export function hellinger(baseline: Counts, current: Counts): number {
  return Math.sqrt(overShares(baseline, current, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2);
}

/** Half of all that moved: 0 to 1. */
export function totalVariation(baseline: Counts, current: Counts): number {
  return overShares(baseline, current, (p, q) => Math.abs(p - q)) / 2;
}

/** The largest difference of one share. */
export function largestDifference(baseline: Counts, current: Counts): number {
  const [p, q] = [toShares(baseline), toShares(current)];
  return Math.max(0, ...p.map((share, bin) => Math.abs(share - (q[bin] ?? 0))));
}

/** Kolmogorov–Smirnov's D of ordered bins: the largest gap of the cumulative shares. */
export function kolmogorovSmirnov(baseline: Counts, current: Counts): number {
  return Math.max(0, ...cumulativeGaps(baseline, current));
}

/** Wasserstein-1 of ordered bins that lie `width` apart, in the unit of the bins. */
export function wasserstein(baseline: Counts, current: Counts, width: number): number {
  return cumulativeGaps(baseline, current)
    .slice(0, -1)
    .reduce((sum, gap) => sum + gap * width, 0);
}

export function toShares(counts: Counts): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

function overShares(baseline: Counts, current: Counts, term: (p: number, q: number) => number): number {
  const [p, q] = [toShares(baseline), toShares(current)];
  return p.reduce((sum, share, bin) => sum + term(share, q[bin] ?? 0), 0);
}

function cumulativeGaps(baseline: Counts, current: Counts): number[] {
  const q = toShares(current);
  let gap = 0;
  return toShares(baseline).map((share, bin) => {
    gap += share - (q[bin] ?? 0);
    return Math.abs(gap);
  });
}

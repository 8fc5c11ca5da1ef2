import { estimateMean } from "./foldStatistics.ts";

/** How much one model's losses differ from another's on the same ratings. */
export interface PairedDifference {
  /** Of the first minus the second; below zero where the first is better. */
  readonly mean: number;
  /** Of the mean. NaN with fewer than two groups. */
  readonly standardError: number;
  readonly rows: number;
}

/**
 * The mean difference of two models' losses, a loss for each rating. Ratings of one person depend on each other, so the
 * standard error is that of independent groups.
 *
 * Source: A. C. Cameron, D. L. Miller, "A Practitioner's Guide to Cluster-Robust Inference" (2015), section II.
 * @param groupOf by rating: its person
 */
export function pairedRows(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  groupOf: ArrayLike<number>,
): PairedDifference {
  const rows = first.length;
  let sum = 0;
  const sums = new Map<number, { sum: number; rows: number }>();
  for (let row = 0; row < rows; row += 1) {
    const difference = (first[row] ?? 0) - (second[row] ?? 0);
    const group = sums.get(groupOf[row] ?? 0) ?? { sum: 0, rows: 0 };
    sum += difference;
    sums.set(groupOf[row] ?? 0, { sum: group.sum + difference, rows: group.rows + 1 });
  }
  const mean = sum / rows;
  const groups = sums.size;
  const residuals = [...sums.values()].map((group) => group.sum - mean * group.rows);
  const squares = residuals.reduce((total, residual) => total + residual ** 2, 0);
  const standardError = groups < 2 ? Number.NaN : Math.sqrt((squares * groups) / (groups - 1)) / rows;
  return { mean, standardError, rows };
}

/** The same where every rating counts as independent: for the few people of a household. */
export function pairedIndependentRows(first: ArrayLike<number>, second: ArrayLike<number>): PairedDifference {
  const differences = Array.from(first, (value, row) => value - (second[row] ?? 0));
  const { mean, standardError } = estimateMean(differences);
  return { mean, standardError, rows: differences.length };
}

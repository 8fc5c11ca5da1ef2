/** Two-sided 95 % quantiles of Student's t by degrees of freedom; from ten on the normal's is near enough. */
const T_95 = [Number.NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];
const NORMAL_95 = 1.96;

export interface MeanEstimate {
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
  /** Half of the 95 % confidence interval. */
  readonly margin: number;
}

/** What a figure is over its folds, and how far to believe it. */
export function estimateMean(values: readonly number[]): MeanEstimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, standardError: Number.NaN, margin: Number.NaN };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  return { mean, standardError, margin: (T_95[count - 1] ?? NORMAL_95) * standardError };
}

/** One model against another over the same folds: pairing takes out what makes a fold hard for both. */
export function pairedDifference(first: readonly number[], second: readonly number[]): MeanEstimate {
  return estimateMean(first.map((value, fold) => value - (second[fold] ?? Number.NaN)));
}

import type { SparseRows } from "../ratings/sparseRows.ts";

export type SimilarityName = "msd" | "cosine" | "pearson_baseline";

/** Sums over the raters that two rows share. */
export interface CoRatings {
  readonly count: Int32Array;
  readonly products: Float64Array;
  readonly ownSquares: Float64Array;
  readonly otherSquares: Float64Array;
}

/**
 * How alike one row is to every other, from the ratings that they share: one row at a time, so that no table of all
 * pairs has to exist. `values` are ratings, or what is left of them without the baseline.
 *
 * Source: scikit-surprise's `similarities`; for shrinkage Y. Koren (2010), formula 2.
 */
export function createSimilarity(name: SimilarityName, shrinkage: number) {
  return ({ count, products, ownSquares, otherSquares }: CoRatings, other: number): number => {
    const n = count[other] ?? 0;
    const product = products[other] ?? 0;
    const own = ownSquares[other] ?? 0;
    const others = otherSquares[other] ?? 0;
    if (n === 0) return 0;
    if (name === "msd") return 1 / ((own + others - 2 * product) / n + 1);
    const length = Math.sqrt(own * others);
    if (length === 0) return 0;
    const cosine = product / length;
    return name === "cosine" ? cosine : ((n - 1) / (n - 1 + shrinkage)) * cosine;
  };
}

/** Adds up what a row shares with each other one; call `forEach` before the next row: the sums are used again. */
export function createCoRatings(rows: SparseRows, across: SparseRows) {
  const length = rows.starts.length - 1;
  const shared: CoRatings = {
    count: new Int32Array(length),
    products: new Float64Array(length),
    ownSquares: new Float64Array(length),
    otherSquares: new Float64Array(length),
  };
  const { count, products, ownSquares, otherSquares } = shared;
  const touched = new Int32Array(length);

  return function shareWith(row: number, forEach: (other: number, shared: CoRatings) => void): void {
    let touchedCount = 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const own = rows.values[at] ?? 0;
      const rater = rows.columns[at] ?? 0;
      for (let index = across.starts[rater] ?? 0; index < (across.starts[rater + 1] ?? 0); index += 1) {
        const other = across.columns[index] ?? 0;
        const value = across.values[index] ?? 0;
        if (count[other] === 0) {
          touched[touchedCount] = other;
          touchedCount += 1;
        }
        count[other] = (count[other] ?? 0) + 1;
        products[other] = (products[other] ?? 0) + own * value;
        ownSquares[other] = (ownSquares[other] ?? 0) + own * own;
        otherSquares[other] = (otherSquares[other] ?? 0) + value * value;
      }
    }
    for (let index = 0; index < touchedCount; index += 1) {
      const other = touched[index] ?? 0;
      if (other !== row) forEach(other, shared);
    }
    for (let index = 0; index < touchedCount; index += 1) {
      const other = touched[index] ?? 0;
      count[other] = 0;
      products[other] = 0;
      ownSquares[other] = 0;
      otherSquares[other] = 0;
    }
  };
}

/** Sparse vectors (compressed sparse rows): row r is from `starts[r]` to before `starts[r + 1]`. */
export interface SparseVectors {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface WeightingOptions {
  /** Terms in fewer rows than this are left out. */
  readonly minRows: number;
  /** Terms in a larger share of the rows than this are left out, 0 to 1. */
  readonly maxShare: number;
  /** Whether rare terms have a larger weight. */
  readonly byRarity: boolean;
}

/**
 * Converts rows of terms to unit vectors. Each term is weighted by 1 + ln(occurrences) and, with `byRarity`, also by
 * ln(rows / rows with it).
 *
 * Source: G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval" (1988).
 */
export function weightTerms(rows: readonly (readonly string[])[], options: WeightingOptions): SparseVectors {
  const counted = rows.map(countTerms);
  const frequency = new Map<string, number>();
  for (const terms of counted) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weights = new Map<string, { column: number; rarity: number }>();
  for (const [term, count] of frequency) {
    if (count < options.minRows || count > options.maxShare * rows.length) continue;
    weights.set(term, { column: weights.size, rarity: options.byRarity ? Math.log(rows.length / count) : 1 });
  }
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  counted.forEach((terms, row) => {
    for (const [term, count] of terms) {
      const weight = weights.get(term);
      if (!weight) continue;
      columns.push(weight.column);
      values.push((1 + Math.log(count)) * weight.rarity);
    }
    starts[row + 1] = columns.length;
  });
  const vectors = {
    rows: rows.length,
    width: weights.size,
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
  normalizeRows(vectors);
  return vectors;
}

/** Adds a row, multiplied by a factor, to a dense vector. */
export function addRow(
  { starts, columns, values }: SparseVectors,
  row: number,
  factor: number,
  sum: Float64Array,
): void {
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
    const column = columns[at] ?? 0;
    sum[column] = (sum[column] ?? 0) + factor * (values[at] ?? 0);
  }
}

/** Adds to `sums` the dot product of each row with a dense vector. */
export function addDotProducts(vectors: SparseVectors, weights: Float64Array, sums: Float64Array): void {
  const { rows, starts, columns, values } = vectors;
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      sum += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
    }
    sums[row] = (sums[row] ?? 0) + sum;
  }
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function normalizeRows({ rows, starts, values }: SparseVectors): void {
  for (let row = 0; row < rows; row += 1) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let squares = 0;
    for (let at = from; at < to; at += 1) squares += (values[at] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let at = from; at < to; at += 1) values[at] = (values[at] ?? 0) / length;
  }
}

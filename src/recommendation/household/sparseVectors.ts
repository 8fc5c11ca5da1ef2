/** Sparse vectors (compressed sparse rows): row r is from `starts[r]` to before `starts[r + 1]`. */
export interface SparseVectors {
  readonly rows: number;
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface WeightingOptions {
  /** Terms in fewer rows than this are left out. */
  readonly minRows: number;
  /** Terms in a larger share of the rows than this are left out, 0 to 1. */
  readonly maxShare: number;
  /** Whether rare terms have a larger weight. */
  readonly byRarity: boolean;
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

/** The dot product of a row with a dense vector. */
export function dotRow({ starts, columns, values }: SparseVectors, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
    sum += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
  }
  return sum;
}

/** Sets the columns of a row to zero in a dense vector. */
export function clearRow({ starts, columns }: SparseVectors, row: number, dense: Float64Array): void {
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) dense[columns[at] ?? 0] = 0;
}

/** Adds to `sums` the dot product of each row with a dense vector. */
export function addDotProducts(vectors: SparseVectors, weights: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < vectors.rows; row += 1) sums[row] = (sums[row] ?? 0) + dotRow(vectors, row, weights);
}

/** The rows of both, those of `more` last. */
export function appendRows(vectors: SparseVectors, more: SparseVectors): SparseVectors {
  const offset = vectors.columns.length;
  const starts = new Int32Array(vectors.rows + more.rows + 1);
  starts.set(vectors.starts);
  for (let row = 0; row <= more.rows; row += 1) starts[vectors.rows + row] = offset + (more.starts[row] ?? 0);
  const columns = new Int32Array(offset + more.columns.length);
  columns.set(vectors.columns);
  columns.set(more.columns, offset);
  const values = new Float32Array(columns.length);
  values.set(vectors.values);
  values.set(more.values, offset);
  return { rows: vectors.rows + more.rows, width: vectors.width, starts, columns, values };
}

/** Rows of a block that stay in the nearest cache while others are taken from them. */
const BLOCK = 48;

/**
 * Inverts a symmetric positive definite matrix in place, by Cholesky's decomposition in blocks of rows: every inner
 * loop is a product of two rows, each of which is contiguous in memory.
 *
 * Source: G. Golub, C. Van Loan, "Matrix Computations" (4th ed.), 4.2.
 *
 * @param matrix row-major, `size` × `size`
 * @throws RangeError where the matrix is not positive definite
 */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array {
  decompose(matrix, size);
  invertLower(matrix, size);
  return multiplyTransposed(matrix, size);
}

/** A = L Lᵀ; L is stored in the lower half. */
function decompose(a: Float64Array, size: number): void {
  for (let blockStart = 0; blockStart < size; blockStart += BLOCK) {
    const blockEnd = Math.min(size, blockStart + BLOCK);
    for (let row = blockStart; row < size; row += 1) {
      for (let column = blockStart; column < Math.min(row + 1, blockEnd); column += 1) {
        const rest = (a[row * size + column] ?? 0) - dot(a, row * size, column * size, column);
        if (row === column) {
          if (!(rest > 0)) throw new RangeError("the matrix is not positive definite");
          a[row * size + column] = Math.sqrt(rest);
        } else a[row * size + column] = rest / (a[column * size + column] ?? 0);
      }
    }
  }
}

/** Rows that share one pass over the matrix, which is larger than the caches. */
const TOGETHER = 8;

/** L becomes its inverse, some rows at once; what is needed of earlier rows is already inverted. */
function invertLower(l: Float64Array, size: number): void {
  const sums = Array.from({ length: TOGETHER }, () => new Float64Array(size));
  for (let first = 0; first < size; first += TOGETHER) {
    const end = Math.min(size, first + TOGETHER);
    for (const sum of sums) sum.fill(0, 0, end);
    for (let k = 0; k < first; k += 1) {
      for (let i = first; i < end; i += 1) subtractRow(sums[i - first], l[i * size + k] ?? 0, l, k, size);
    }
    for (let i = first; i < end; i += 1) {
      const row = sums[i - first];
      if (!row) continue;
      for (let k = first; k < i; k += 1) subtractRow(row, l[i * size + k] ?? 0, l, k, size);
      const diagonal = 1 / (l[i * size + i] ?? 0);
      for (let j = 0; j < i; j += 1) l[i * size + j] = (row[j] ?? 0) * diagonal;
      l[i * size + i] = diagonal;
    }
  }
}

/** Row k of a lower triangle, times a weight: contiguous, and no column is walked. */
function subtractRow(from: Float64Array | undefined, weight: number, l: Float64Array, k: number, size: number): void {
  if (from === undefined || weight === 0) return;
  const start = k * size;
  for (let j = 0; j <= k; j += 1) from[j] = (from[j] ?? 0) - weight * (l[start + j] ?? 0);
}

/** A⁻¹ = L⁻ᵀ L⁻¹, from the lower half of `l`; four of its rows in each pass over the product. */
function multiplyTransposed(l: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let k = 0; k < size; k += 4) {
    const [r0, r1, r2, r3] = [k * size, (k + 1) * size, (k + 2) * size, (k + 3) * size];
    for (let i = 0; i < Math.min(size, k + 4); i += 1) {
      // Above the diagonal of L is zero; the array holds something else there.
      const w0 = i <= k ? (l[r0 + i] ?? 0) : 0;
      const w1 = i <= k + 1 && k + 1 < size ? (l[r1 + i] ?? 0) : 0;
      const w2 = i <= k + 2 && k + 2 < size ? (l[r2 + i] ?? 0) : 0;
      const w3 = k + 3 < size ? (l[r3 + i] ?? 0) : 0;
      const to = i * size;
      for (let j = 0; j <= i; j += 1) {
        const sum = w0 * (l[r0 + j] ?? 0) + w1 * (l[r1 + j] ?? 0) + w2 * (l[r2 + j] ?? 0) + w3 * (l[r3 + j] ?? 0);
        product[to + j] = (product[to + j] ?? 0) + sum;
      }
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) product[j * size + i] = product[i * size + j] ?? 0;
  return product;
}

/** Four sums, so that none waits for the one before it. */
function dot(a: Float64Array, left: number, right: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let at = 0;
  for (const whole = length - (length % 4); at < whole; at += 4) {
    s0 += (a[left + at] ?? 0) * (a[right + at] ?? 0);
    s1 += (a[left + at + 1] ?? 0) * (a[right + at + 1] ?? 0);
    s2 += (a[left + at + 2] ?? 0) * (a[right + at + 2] ?? 0);
    s3 += (a[left + at + 3] ?? 0) * (a[right + at + 3] ?? 0);
  }
  for (; at < length; at += 1) s0 += (a[left + at] ?? 0) * (a[right + at] ?? 0);
  return s0 + s1 + s2 + s3;
}

import { EigenvalueDecomposition, Matrix, QrDecomposition } from "ml-matrix";
import { normalRandom, pseudoRandom } from "../ratings/pseudoRandom.ts";
import type { SparseVectors } from "./sparseVectors.ts";

/** Dense vectors, row by row. */
export interface DenseVectors {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

const SPARE_DIMENSIONS = 10;
const POWER_ITERATIONS = 2;
const SEED = 1;

/**
 * Rows projected on the directions in which they vary most, each of length one, so that texts with different words for
 * the same subject are close (latent semantic analysis). Rows without terms are zero.
 *
 * Source: N. Halko, P.-G. Martinsson, J. Tropp, "Finding structure with randomness: probabilistic algorithms for
 * constructing approximate matrix decompositions" (2011), algorithm 4.4 and section 5.1.
 */
export function latentVectors(vectors: SparseVectors, dimensions: number): DenseVectors {
  const { rows, width } = vectors;
  const size = Math.min(dimensions + SPARE_DIMENSIONS, rows, width);
  const kept = Math.min(dimensions, size);
  const values = new Float64Array(rows * kept);
  if (size === 0) return { rows, width: kept, values };
  const random = normalRandom(pseudoRandom(SEED));
  let basis = orthonormal(
    multiply(vectors, Matrix.from1DArray(width, size, Array.from({ length: width * size }, random))),
  );
  for (let iteration = 0; iteration < POWER_ITERATIONS; iteration += 1) {
    basis = orthonormal(multiply(vectors, multiplyTransposed(vectors, basis)));
  }
  // A ≈ Q Qᵀ A: the left singular vectors are those of B Bᵀ with B = Qᵀ A, turned back by Q.
  const projected = multiplyTransposed(vectors, basis);
  const gram = projected.transpose().mmul(projected);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = realEigenvalues
    .map((_, index) => index)
    .sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  const turned = basis.mmul(eigenvectorMatrix);
  for (let row = 0; row < rows; row += 1) {
    let squares = 0;
    for (let column = 0; column < kept; column += 1) {
      const direction = order[column] ?? 0;
      const value = turned.get(row, direction) * Math.sqrt(Math.max(0, realEigenvalues[direction] ?? 0));
      values[row * kept + column] = value;
      squares += value * value;
    }
    const length = squares > 1e-18 ? Math.sqrt(squares) : Number.POSITIVE_INFINITY;
    for (let column = 0; column < kept; column += 1) {
      values[row * kept + column] = (values[row * kept + column] ?? 0) / length;
    }
  }
  return { rows, width: kept, values };
}

function orthonormal(matrix: Matrix): Matrix {
  return new QrDecomposition(matrix).orthogonalMatrix;
}

/** rows × size */
function multiply({ rows, starts, columns, values }: SparseVectors, right: Matrix): Matrix {
  const product = Matrix.zeros(rows, right.columns);
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      const column = columns[at] ?? 0;
      for (let k = 0; k < right.columns; k += 1)
        product.set(row, k, product.get(row, k) + value * right.get(column, k));
    }
  }
  return product;
}

/** width × size */
function multiplyTransposed({ rows, width, starts, columns, values }: SparseVectors, right: Matrix): Matrix {
  const product = Matrix.zeros(width, right.columns);
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      const column = columns[at] ?? 0;
      for (let k = 0; k < right.columns; k += 1)
        product.set(column, k, product.get(column, k) + value * right.get(row, k));
    }
  }
  return product;
}

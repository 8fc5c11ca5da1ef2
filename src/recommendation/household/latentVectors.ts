import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { normalRandom, pseudoRandom } from "../ratings/pseudoRandom.ts";
import type { SparseVectors } from "./sparseVectors.ts";

/** Dense vectors, row-major. */
export interface DenseVectors {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

const SPARE_DIMENSIONS = 10;
const POWER_ITERATIONS = 2;
const SEED = 1;
/** Directions with less than this share of the largest variance are rounding noise. */
const NEGLIGIBLE = 1e-10;

/**
 * Projects rows on their directions of largest variance and normalises them, so that texts with different words about
 * the same topic are similar (latent semantic analysis). Rows without terms are zero.
 *
 * Source: N. Halko, P.-G. Martinsson, J. Tropp, "Finding structure with randomness: probabilistic algorithms for
 * constructing approximate matrix decompositions" (2011), algorithm 4.4 and section 5.1.
 */
export function latentVectors(vectors: SparseVectors, dimensions: number): DenseVectors {
  const size = Math.min(dimensions + SPARE_DIMENSIONS, vectors.rows, vectors.width);
  if (size === 0) return { rows: vectors.rows, width: 0, values: new Float64Array(0) };
  const random = normalRandom(pseudoRandom(SEED));
  const start = {
    rows: vectors.width,
    width: size,
    values: Float64Array.from({ length: vectors.width * size }, random),
  };
  let basis = principalAxes(multiply(vectors, start), size).orthonormal;
  for (let iteration = 0; iteration < POWER_ITERATIONS; iteration += 1) {
    basis = principalAxes(multiply(vectors, multiplyTransposed(vectors, basis)), size).orthonormal;
  }
  // A ≈ Q Qᵀ A. The principal axes of Aᵀ Q rotate Q so that its columns are sorted by variance.
  const { rotation, deviations } = principalAxes(multiplyTransposed(vectors, basis), dimensions);
  const turned = times(basis, rotation);
  for (let row = 0; row < turned.rows; row += 1) scaleRow(turned, row, deviations);
  return turned;
}

interface PrincipalAxes {
  /** Y V S⁻¹ */
  readonly orthonormal: DenseVectors;
  /** V: width × kept */
  readonly rotation: DenseVectors;
  /** S */
  readonly deviations: readonly number[];
}

/** Y = Q S Vᵀ from the eigenvalues of YᵀY, largest first. */
function principalAxes(y: DenseVectors, most: number): PrincipalAxes {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gramOf(y), { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues);
  const order = realEigenvalues
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value > largest * NEGLIGIBLE)
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
  const rotation = { rows: y.width, width: order.length, values: new Float64Array(y.width * order.length) };
  const scaled = { ...rotation, values: rotation.values.slice() };
  order.forEach(({ value, index }, column) => {
    for (let row = 0; row < y.width; row += 1) {
      const entry = eigenvectorMatrix.get(row, index);
      rotation.values[row * order.length + column] = entry;
      scaled.values[row * order.length + column] = entry / Math.sqrt(value);
    }
  });
  return { orthonormal: times(y, scaled), rotation, deviations: order.map(({ value }) => Math.sqrt(value)) };
}

function gramOf({ rows, width, values }: DenseVectors): Matrix {
  const gram = new Float64Array(width * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * width;
    for (let i = 0; i < width; i += 1) {
      const value = values[from + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j <= i; j += 1)
        gram[i * width + j] = (gram[i * width + j] ?? 0) + value * (values[from + j] ?? 0);
    }
  }
  const matrix = Matrix.zeros(width, width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      matrix.set(i, j, gram[i * width + j] ?? 0);
      matrix.set(j, i, gram[i * width + j] ?? 0);
    }
  }
  return matrix;
}

function times(left: DenseVectors, right: DenseVectors): DenseVectors {
  const product = { rows: left.rows, width: right.width, values: new Float64Array(left.rows * right.width) };
  for (let row = 0; row < left.rows; row += 1) {
    for (let k = 0; k < left.width; k += 1) {
      addScaled(
        product.values,
        row * right.width,
        right.values,
        k * right.width,
        right.width,
        left.values[row * left.width + k] ?? 0,
      );
    }
  }
  return product;
}

/** rows × width of `right` */
function multiply({ rows, starts, columns, values }: SparseVectors, right: DenseVectors): DenseVectors {
  const product = { rows, width: right.width, values: new Float64Array(rows * right.width) };
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      addScaled(product.values, row * right.width, right.values, column * right.width, right.width, values[at] ?? 0);
    }
  }
  return product;
}

/** width of the vectors × width of `right` */
function multiplyTransposed(
  { rows, width, starts, columns, values }: SparseVectors,
  right: DenseVectors,
): DenseVectors {
  const product = { rows: width, width: right.width, values: new Float64Array(width * right.width) };
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const column = columns[at] ?? 0;
      addScaled(product.values, column * right.width, right.values, row * right.width, right.width, values[at] ?? 0);
    }
  }
  return product;
}

function addScaled(
  to: Float64Array,
  toAt: number,
  from: Float64Array,
  fromAt: number,
  length: number,
  factor: number,
): void {
  for (let k = 0; k < length; k += 1) to[toAt + k] = (to[toAt + k] ?? 0) + factor * (from[fromAt + k] ?? 0);
}

/** Scales a row by the standard deviations and normalises it. */
function scaleRow({ width, values }: DenseVectors, row: number, deviations: readonly number[]): void {
  let squares = 0;
  for (let k = 0; k < width; k += 1) {
    const value = (values[row * width + k] ?? 0) * (deviations[k] ?? 0);
    values[row * width + k] = value;
    squares += value * value;
  }
  const length = squares > 1e-18 ? Math.sqrt(squares) : Number.POSITIVE_INFINITY;
  for (let k = 0; k < width; k += 1) values[row * width + k] = (values[row * width + k] ?? 0) / length;
}

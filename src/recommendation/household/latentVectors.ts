import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { normalRandom, pseudoRandom } from "../ratings/pseudoRandom.ts";
import type { SparseVectors } from "./sparseVectors.ts";

/** Dense vectors, row-major. */
export interface DenseVectors {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** The same, in the precision of computations. */
interface Dense {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

const SPARE_DIMENSIONS = 10;
const POWER_ITERATIONS = 2;
const SEED = 1;
/** Directions with less than this share of the largest variance are rounding noise. */
const NEGLIGIBLE = 1e-10;
/** A projection shorter than this has no direction. */
const NO_LENGTH = 1e-9;

export interface LatentVectors {
  /** The directions, largest variance first: width of the rows × at most `dimensions`. Later rows are projected on them. */
  readonly axes: DenseVectors;
  /** The rows, projected and normalised. Rows without terms are zero. */
  readonly rows: DenseVectors;
}

/**
 * Projects rows on their directions of largest variance and normalises them, so that texts with different words about
 * the same topic are similar (latent semantic analysis).
 *
 * Source: N. Halko, P.-G. Martinsson, J. Tropp, "Finding structure with randomness: probabilistic algorithms for
 * constructing approximate matrix decompositions" (2011), algorithm 4.4 and section 5.1.
 */
export function latentVectors(vectors: SparseVectors, dimensions: number): LatentVectors {
  const size = Math.min(dimensions + SPARE_DIMENSIONS, vectors.rows, vectors.width);
  const nothing = { width: 0, values: new Float32Array(0) };
  if (size === 0) return { axes: { ...nothing, rows: vectors.width }, rows: { ...nothing, rows: vectors.rows } };
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
  // A ≈ Q Qᵀ A. The principal axes of Aᵀ Q rotate Q so that its columns are sorted by variance; they are those of A.
  const { orthonormal, rotation, deviations } = principalAxes(multiplyTransposed(vectors, basis), dimensions);
  const turned = times(basis, rotation);
  for (let row = 0; row < turned.rows; row += 1) scaleRow(turned, row, deviations);
  return { axes: inSinglePrecision(orthonormal), rows: inSinglePrecision(turned) };
}

const inSinglePrecision = (dense: Dense): DenseVectors => ({ ...dense, values: Float32Array.from(dense.values) });

/** Rows projected on axes, as unit vectors. Rows without terms are zero. */
export function projectRows(vectors: SparseVectors, axes: DenseVectors): DenseVectors {
  const projected = { rows: vectors.rows, width: axes.width, values: new Float32Array(vectors.rows * axes.width) };
  const own = new Float64Array(axes.width);
  for (let row = 0; row < vectors.rows; row += 1) {
    own.fill(0);
    for (let at = vectors.starts[row] ?? 0; at < (vectors.starts[row + 1] ?? 0); at += 1) {
      const from = (vectors.columns[at] ?? 0) * axes.width;
      const value = vectors.values[at] ?? 0;
      for (let k = 0; k < axes.width; k += 1) own[k] = (own[k] ?? 0) + value * (axes.values[from + k] ?? 0);
    }
    const length = Math.hypot(...own);
    if (length < NO_LENGTH) continue;
    for (let k = 0; k < axes.width; k += 1) projected.values[row * axes.width + k] = (own[k] ?? 0) / length;
  }
  return projected;
}

/** The rows of both, those of `more` last. */
export function appendDenseRows(vectors: DenseVectors, more: DenseVectors): DenseVectors {
  const values = new Float32Array(vectors.values.length + more.values.length);
  values.set(vectors.values);
  values.set(more.values, vectors.values.length);
  return { rows: vectors.rows + more.rows, width: vectors.width, values };
}

interface PrincipalAxes {
  /** Y V S⁻¹ */
  readonly orthonormal: Dense;
  /** V: width × kept */
  readonly rotation: Dense;
  /** S */
  readonly deviations: readonly number[];
}

/** Y = Q S Vᵀ from the eigenvalues of YᵀY, largest first. */
function principalAxes(y: Dense, most: number): PrincipalAxes {
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

function gramOf({ rows, width, values }: Dense): Matrix {
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

function times(left: Dense, right: Dense): Dense {
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
function multiply({ rows, starts, columns, values }: SparseVectors, right: Dense): Dense {
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
function multiplyTransposed({ rows, width, starts, columns, values }: SparseVectors, right: Dense): Dense {
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
function scaleRow({ width, values }: Dense, row: number, deviations: readonly number[]): void {
  let squares = 0;
  for (let k = 0; k < width; k += 1) {
    const value = (values[row * width + k] ?? 0) * (deviations[k] ?? 0);
    values[row * width + k] = value;
    squares += value * value;
  }
  const length = squares > NO_LENGTH ** 2 ? Math.sqrt(squares) : Number.POSITIVE_INFINITY;
  for (let k = 0; k < width; k += 1) values[row * width + k] = (values[row * width + k] ?? 0) / length;
}

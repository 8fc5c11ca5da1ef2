import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { yieldToEventLoop } from "../../time/index.ts";
import { normalRandom, pseudoRandom } from "../ratings/pseudoRandom.ts";
import { GramMemory, type PersonAdder } from "./gramMemory.ts";
import type { Interactions } from "./interactions.ts";

export interface ItemVectorParams {
  /** Numbers of each vector. */
  readonly width: number;
  /** Passes over the ratings; each brings the vectors nearer to the principal directions. */
  readonly passes: number;
  /** How much a rated film counts, relative to a liked one. */
  readonly seenWeight: number;
}

export const ITEM_VECTOR_DEFAULTS: ItemVectorParams = { width: 128, passes: 6, seenWeight: 0.25 };

/** The principal directions of XᵀX over films, X being who rated what. */
export interface ItemVectors {
  /** Numbers of each vector; fewer than asked for where the set has fewer films or people. */
  readonly width: number;
  /** Films × width, row-major. */
  readonly vectors: Float32Array;
  /** Eigenvalue of each direction, largest first. */
  readonly strengths: Float64Array;
}

export interface FitVectorsOptions {
  /** From 0 to 1; throws where the fit should end. */
  onProgress?(share: number): void;
}

/** Half stars from which a film counts as liked: 4 stars. */
const LIKED_HALF_STARS = 8;
const SEED = 1;
const RATINGS_PER_STEP = 500_000;

/**
 * Distils item vectors from the ratings of a community by subspace iteration: a few passes over the ratings, and memory
 * for two matrices of films × width. Nothing of the size of films × films or of people × width is ever held.
 *
 * Source: N. Halko, P.-G. Martinsson, J. Tropp, "Finding structure with randomness" (2011), algorithm 4.4.
 */
export async function fitItemVectors(
  interactions: Interactions,
  params: Partial<ItemVectorParams> = {},
  { onProgress }: FitVectorsOptions = {},
): Promise<ItemVectors> {
  const { width: asked, passes, seenWeight } = { ...ITEM_VECTOR_DEFAULTS, ...params };
  const films = interactions.filmIds.length;
  const width = Math.min(asked, films, interactions.starts.length - 1);
  if (width < 1) return { width: 0, vectors: new Float32Array(0), strengths: new Float64Array(0) };
  const memory = new GramMemory(films, width, mostOfPerson(interactions.starts));
  const normal = normalRandom(pseudoRandom(SEED));
  let [basis, product] = memory.matrices;
  for (let at = 0; at < basis.length; at += 1) basis[at] = normal();
  orthonormalize(basis, width);
  for (let pass = 0; pass <= passes; pass += 1) {
    product.fill(0);
    await multiplyByGram(interactions, seenWeight, memory.adder(basis, product), (share) =>
      onProgress?.((pass + share) / (passes + 1)),
    );
    if (pass === passes) break;
    [basis, product] = [product, basis];
    orthonormalize(basis, width, pass + 1 === passes ? 2 : 1);
  }
  return rotateToAxes(basis, product, width);
}

/** Visits the ratings person by person; `add` adds what each rated to XᵀX times a matrix. */
async function multiplyByGram(
  { starts, films, halfStars }: Interactions,
  seenWeight: number,
  { films: ofPerson, weights, add }: PersonAdder,
  onProgress: (share: number) => void,
): Promise<void> {
  let nextStop = RATINGS_PER_STEP;
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const first = starts[person] ?? 0;
    const end = starts[person + 1] ?? 0;
    for (let at = first; at < end; at += 1) {
      ofPerson[at - first] = films[at] ?? 0;
      weights[at - first] = (halfStars[at] ?? 0) >= LIKED_HALF_STARS ? 1 : seenWeight;
    }
    add(end - first);
    if (end < nextStop) continue;
    nextStop = end + RATINGS_PER_STEP;
    onProgress(end / films.length);
    await yieldToEventLoop();
  }
}

/** The largest number of films that one person rated. */
function mostOfPerson(starts: Int32Array): number {
  let most = 0;
  for (let person = 0; person + 1 < starts.length; person += 1)
    most = Math.max(most, (starts[person + 1] ?? 0) - (starts[person] ?? 0));
  return most;
}

/**
 * Makes the columns orthonormal, in place: Y R⁻¹ with RᵀR = YᵀY.
 * @param rounds one keeps the directions apart between two passes; two give single precision
 */
function orthonormalize(values: Float32Array, width: number, rounds: 1 | 2 = 1): void {
  for (let round = 0; round < rounds; round += 1) {
    const lower = choleskyOf(productOf(values, values, width), width);
    for (let row = 0; row < values.length; row += width) {
      for (let k = 0; k < width; k += 1) {
        let value = values[row + k] ?? 0;
        const of = k * width;
        for (let j = 0; j < k; j += 1) value -= (values[row + j] ?? 0) * (lower[of + j] ?? 0);
        values[row + k] = value / (lower[of + k] ?? 1);
      }
    }
  }
}

/**
 * The lower triangle L of a symmetric matrix A = LLᵀ, row by row as it is read; directions that are only rounding noise
 * keep a tiny length.
 */
function choleskyOf(a: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  let largest = 0;
  for (let k = 0; k < width; k += 1) largest = Math.max(largest, a[k * width + k] ?? 0);
  for (let column = 0; column < width; column += 1) {
    for (let row = column; row < width; row += 1) {
      let value = a[column * width + row] ?? 0;
      for (let k = 0; k < column; k += 1) value -= (lower[column * width + k] ?? 0) * (lower[row * width + k] ?? 0);
      lower[row * width + column] =
        row === column
          ? Math.sqrt(Math.max(value, largest * 1e-12, Number.MIN_VALUE))
          : value / (lower[column * width + column] ?? 1);
    }
  }
  return lower;
}

/** leftᵀ · right */
function productOf(left: Float32Array, right: Float32Array, width: number): Float64Array {
  const isSymmetric = left === right;
  const product = new Float64Array(width * width);
  for (let row = 0; row < left.length; row += width) {
    for (let i = 0; i < width; i += 1) {
      const value = left[row + i] ?? 0;
      if (value === 0) continue;
      const to = i * width;
      for (let j = isSymmetric ? i : 0; j < width; j += 1)
        product[to + j] = (product[to + j] ?? 0) + value * (right[row + j] ?? 0);
    }
  }
  if (isSymmetric) mirrorUpper(product, width);
  return product;
}

function mirrorUpper(matrix: Float64Array, width: number): void {
  for (let row = 1; row < width; row += 1)
    for (let column = 0; column < row; column += 1) matrix[row * width + column] = matrix[column * width + row] ?? 0;
}

/** Rayleigh and Ritz: the eigenvectors within the basis, and their eigenvalues. */
function rotateToAxes(basis: Float32Array, product: Float32Array, width: number): ItemVectors {
  const inner = productOf(basis, product, width);
  const matrix = Matrix.zeros(width, width);
  for (let i = 0; i < width; i += 1)
    for (let j = 0; j < width; j += 1)
      matrix.set(i, j, ((inner[i * width + j] ?? 0) + (inner[j * width + i] ?? 0)) / 2);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = realEigenvalues.map((value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const rotation = new Float64Array(width * width);
  order.forEach(({ index }, column) => {
    for (let row = 0; row < width; row += 1) rotation[row * width + column] = eigenvectorMatrix.get(row, index);
  });
  const turned = new Float64Array(width);
  for (let row = 0; row < basis.length; row += width) {
    turned.fill(0);
    for (let i = 0; i < width; i += 1) {
      const value = basis[row + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j < width; j += 1) turned[j] = (turned[j] ?? 0) + value * (rotation[i * width + j] ?? 0);
    }
    basis.set(turned, row);
  }
  return { width, vectors: basis, strengths: Float64Array.from(order, ({ value }) => Math.max(0, value)) };
}

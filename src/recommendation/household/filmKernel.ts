import type { FilmVectors } from "./filmVectors.ts";
import { addDotProducts, addRow, type SparseVectors } from "./sparseVectors.ts";

/** The similarity of two films: a weighted sum of kernels over their features, which is itself a kernel. */
export interface KernelWeights {
  readonly genres: number;
  readonly rareGenres: number;
  readonly people: number;
  readonly keywords: number;
  readonly text: number;
  readonly subjects: number;
  /** exp(−|difference of years| / 12) */
  readonly era: number;
  /** exp(−|difference of years| / 4) */
  readonly year: number;
  /** exp(−|difference of ln votes|) */
  readonly audience: number;
}

const ERA_YEARS = 12;
const YEAR_YEARS = 4;
const SPARSE_PARTS = ["genres", "rareGenres", "people", "keywords", "text"] as const;

/**
 * For every film, the sum of its similarities to some films, each multiplied by a coefficient. The linear kernels
 * cost one pass over the films in total, the others one pass per coefficient.
 */
export function sumSimilarities(
  films: FilmVectors,
  weights: KernelWeights,
  rows: readonly number[],
  coefficients: ArrayLike<number>,
): Float64Array {
  const sums = new Float64Array(films.ids.length);
  for (const part of SPARSE_PARTS) {
    if (weights[part] !== 0) addSparsePart(films[part], weights[part], rows, coefficients, sums);
  }
  addSubjects(films, weights.subjects, rows, coefficients, sums);
  rows.forEach((row, at) => {
    addDistances(films, weights, row, coefficients[at] ?? 0, sums);
  });
  return sums;
}

/** The similarity of all pairs of some films, row-major. */
export function similarityMatrix(films: FilmVectors, weights: KernelWeights, rows: readonly number[]): Float64Array {
  const matrix = new Float64Array(rows.length * rows.length);
  const sums = new Float64Array(films.ids.length);
  rows.forEach((row, at) => {
    sums.fill(0);
    addSimilarities(films, weights, row, rows, sums);
    rows.forEach((other, column) => {
      matrix[at * rows.length + column] = sums[other] ?? 0;
    });
  });
  return matrix;
}

/** The similarity of one film to the given ones, added to `sums` in their order. */
export function addSimilarities(
  films: FilmVectors,
  weights: KernelWeights,
  row: number,
  others: readonly number[],
  sums: Float64Array,
): void {
  for (const part of SPARSE_PARTS) {
    if (weights[part] !== 0) addSparseRow(films[part], weights[part], row, others, sums);
  }
  const { width, values } = films.subjects;
  for (const other of others) {
    let product = 0;
    for (let k = 0; k < width; k += 1) product += (values[row * width + k] ?? 0) * (values[other * width + k] ?? 0);
    sums[other] = (sums[other] ?? 0) + weights.subjects * product + distancePart(films, weights, row, other);
  }
}

function distancePart({ years, logVotes }: FilmVectors, weights: KernelWeights, a: number, b: number): number {
  const apart = Math.abs((years[a] ?? 0) - (years[b] ?? 0));
  const byYears = weights.era * Math.exp(-apart / ERA_YEARS) + weights.year * Math.exp(-apart / YEAR_YEARS);
  if (weights.audience === 0) return byYears;
  return byYears + weights.audience * Math.exp(-Math.abs((logVotes[a] ?? 0) - (logVotes[b] ?? 0)));
}

function addDistances(
  films: FilmVectors,
  weights: KernelWeights,
  row: number,
  coefficient: number,
  sums: Float64Array,
): void {
  if (weights.era === 0 && weights.year === 0 && weights.audience === 0) return;
  for (let other = 0; other < sums.length; other += 1) {
    sums[other] = (sums[other] ?? 0) + coefficient * distancePart(films, weights, row, other);
  }
}

function addSparsePart(
  vectors: SparseVectors,
  weight: number,
  rows: readonly number[],
  coefficients: ArrayLike<number>,
  sums: Float64Array,
): void {
  const direction = new Float64Array(vectors.width);
  rows.forEach((row, at) => {
    addRow(vectors, row, weight * (coefficients[at] ?? 0), direction);
  });
  addDotProducts(vectors, direction, sums);
}

function addSparseRow(
  vectors: SparseVectors,
  weight: number,
  row: number,
  others: readonly number[],
  sums: Float64Array,
): void {
  const { starts, columns, values, width } = vectors;
  const direction = new Float64Array(width);
  addRow(vectors, row, weight, direction);
  for (const other of others) {
    let product = 0;
    for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at += 1) {
      product += (values[at] ?? 0) * (direction[columns[at] ?? 0] ?? 0);
    }
    sums[other] = (sums[other] ?? 0) + product;
  }
}

function addSubjects(
  { subjects: { rows: count, width, values } }: FilmVectors,
  weight: number,
  rows: readonly number[],
  coefficients: ArrayLike<number>,
  sums: Float64Array,
): void {
  if (weight === 0) return;
  const direction = new Float64Array(width);
  rows.forEach((row, at) => {
    const factor = weight * (coefficients[at] ?? 0);
    for (let k = 0; k < width; k += 1) direction[k] = (direction[k] ?? 0) + factor * (values[row * width + k] ?? 0);
  });
  for (let row = 0; row < count; row += 1) {
    let product = 0;
    for (let k = 0; k < width; k += 1) product += (values[row * width + k] ?? 0) * (direction[k] ?? 0);
    sums[row] = (sums[row] ?? 0) + product;
  }
}

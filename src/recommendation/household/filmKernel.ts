import { distanceSums } from "./distanceSums.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { ERA_YEARS, type KernelWeights, YEAR_YEARS } from "./kernelWeights.ts";
import { addDotProducts, addRow, clearRow, dotRow, type SparseVectors } from "./sparseVectors.ts";

const SPARSE_PARTS = ["genres", "rareGenres", "people", "keywords", "text"] as const;

/**
 * For every film, the sum of its similarities to some films, each multiplied by a coefficient. The cost is that of one
 * pass over the films, however many coefficients there are.
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
  const distances = distanceSums(films, weights, rows, coefficients);
  if (distances) for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + distances(row);
  return sums;
}

/** The similarity of all pairs of some films, row-major. */
export function similarityMatrix(films: FilmVectors, weights: KernelWeights, rows: readonly number[]): Float64Array {
  const size = rows.length;
  const matrix = new Float64Array(size * size);
  rows.forEach((row, at) => {
    const similarities = similaritiesTo(films, weights, row, rows.slice(0, at + 1));
    similarities.forEach((similarity, other) => {
      matrix[at * size + other] = similarity;
      matrix[other * size + at] = similarity;
    });
  });
  return matrix;
}

/** The similarity of one film to each of the others, in their order. */
export function similaritiesTo(
  films: FilmVectors,
  weights: KernelWeights,
  row: number,
  others: readonly number[],
): Float64Array {
  const similarities = new Float64Array(others.length);
  for (const part of SPARSE_PARTS) {
    if (weights[part] !== 0) addSparseRow(films[part], weights[part], row, others, similarities);
  }
  const { width, values } = films.subjects;
  others.forEach((other, at) => {
    let product = 0;
    if (weights.subjects !== 0)
      for (let k = 0; k < width; k += 1) product += (values[row * width + k] ?? 0) * (values[other * width + k] ?? 0);
    similarities[at] = (similarities[at] ?? 0) + weights.subjects * product + distancePart(films, weights, row, other);
  });
  return similarities;
}

function distancePart({ years, logVotes }: FilmVectors, weights: KernelWeights, a: number, b: number): number {
  const apart = Math.abs((years[a] ?? 0) - (years[b] ?? 0));
  const byYears = weights.era * Math.exp(-apart / ERA_YEARS) + weights.year * Math.exp(-apart / YEAR_YEARS);
  if (weights.audience === 0) return byYears;
  return byYears + weights.audience * Math.exp(-Math.abs((logVotes[a] ?? 0) - (logVotes[b] ?? 0)));
}

/** A dense vector for each set of sparse ones, all zero between two uses: allocating it costs more than using it. */
const scratch = new WeakMap<SparseVectors, Float64Array>();

function scratchOf(vectors: SparseVectors): Float64Array {
  const known = scratch.get(vectors) ?? new Float64Array(vectors.width);
  scratch.set(vectors, known);
  return known;
}

function addSparsePart(
  vectors: SparseVectors,
  weight: number,
  rows: readonly number[],
  coefficients: ArrayLike<number>,
  sums: Float64Array,
): void {
  const direction = scratchOf(vectors);
  rows.forEach((row, at) => {
    addRow(vectors, row, weight * (coefficients[at] ?? 0), direction);
  });
  addDotProducts(vectors, direction, sums);
  for (const row of rows) clearRow(vectors, row, direction);
}

function addSparseRow(
  vectors: SparseVectors,
  weight: number,
  row: number,
  others: readonly number[],
  similarities: Float64Array,
): void {
  const direction = scratchOf(vectors);
  addRow(vectors, row, weight, direction);
  others.forEach((other, at) => {
    similarities[at] = (similarities[at] ?? 0) + dotRow(vectors, other, direction);
  });
  clearRow(vectors, row, direction);
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

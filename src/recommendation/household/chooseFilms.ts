import { invertSymmetric } from "../models/cholesky.ts";
import type { Told } from "./estimateStars.ts";
import { similarityMatrix, sumSimilarities } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import type { KernelWeights } from "./kernelWeights.ts";

const KERNEL: KernelWeights = {
  genres: 1,
  rareGenres: 0,
  people: 1,
  keywords: 1,
  text: 1,
  subjects: 1,
  era: 0.5,
  year: 0.5,
  audience: 0.5,
};

export interface ChosenFilms {
  /** Without a unit, for each row. */
  readonly scores: Float64Array;
  /** The rated films, then dismissed ones, then those of the background. */
  readonly rows: readonly number[];
  /** How much similarity to each of these counts. */
  readonly coefficients: Float64Array;
}

export interface DismissedRow {
  readonly row: number;
  /** Below 0. */
  readonly weight: number;
}

export interface FilmEvidence {
  readonly told: readonly Told[];
  /** Films that the user does not want to be suggested, with how far each counts below the background. */
  readonly dismissed: readonly DismissedRow[];
  /** Rows of library films that the user has not rated. */
  readonly background: readonly number[];
}

/**
 * How similar each film is to those that a user chose to rate, compared with the rest of the library: a Gaussian
 * process that separates rated films (1, more if liked) from background films of the library (0) and dismissed ones
 * (below 0). A background film is scored without its own 0 (leave one out), like all other films.
 *
 * Sources: C. Elkan, K. Noto, "Learning classifiers from only positive and unlabeled data" (2008); C. Rasmussen, C.
 * Williams, "Gaussian Processes for Machine Learning" (2006), 6.5 and equation 5.12.
 * @param noise larger values smooth over more films
 */
export function chooseFilms(
  films: FilmVectors,
  { told, dismissed, background }: FilmEvidence,
  noises: readonly number[],
): ChosenFilms[] {
  const rows = [...told.map(({ row }) => row), ...dismissed.map(({ row }) => row), ...background];
  const targets = centered([
    ...likedWeights(told),
    ...dismissed.map(({ weight }) => weight),
    ...background.map(() => 0),
  ]);
  const similarity = similarityMatrix(films, KERNEL, rows);
  return noises.map((noise) => {
    const noisy = similarity.slice();
    for (let at = 0; at < rows.length; at += 1) {
      noisy[at * rows.length + at] = (noisy[at * rows.length + at] ?? 0) + noise;
    }
    const inverse = invertSymmetric(noisy, rows.length);
    const coefficients = multiply(inverse, targets);
    const scores = sumSimilarities(films, KERNEL, rows, coefficients);
    rows.forEach((row, at) => {
      if (at < told.length) return;
      scores[row] = (targets[at] ?? 0) - (coefficients[at] ?? 0) / (inverse[at * rows.length + at] ?? 1);
    });
    return { scores, rows, coefficients };
  });
}

/** Mean of most people's ratings, and how many ratings it weighs as much as. */
const PRIOR = { stars: 3.6, ratings: 2 };

/** From 0.2 (disliked) through 1 (the user's mean) to 2 (rated far above it). */
export function likedWeights(told: readonly Told[]): number[] {
  const mean =
    (told.reduce((sum, { stars }) => sum + stars, 0) + PRIOR.ratings * PRIOR.stars) / (told.length + PRIOR.ratings);
  return told.map(({ stars }) => Math.min(2, Math.max(0.2, (stars - mean) / 2 + 1)));
}

function centered(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Float64Array.from(values, (value) => value - mean);
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < vector.length; column += 1) {
      sum += (matrix[row * vector.length + column] ?? 0) * (vector[column] ?? 0);
    }
    return sum;
  });
}

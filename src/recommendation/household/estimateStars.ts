import { invertSymmetric } from "../models/cholesky.ts";
import { similarityMatrix, sumSimilarities } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { generalStars, MEAN_STARS } from "./generalStars.ts";
import type { KernelWeights } from "./kernelWeights.ts";
import { type HouseholdTuning, PRIOR_TUNING } from "./tuning.ts";

export interface Told {
  /** Row of the film. */
  readonly row: number;
  /** 0.5 to 5 */
  readonly stars: number;
}

/** The mean has the weight of this many ratings. */
const MEAN_RATINGS = 3;
const KERNEL: KernelWeights = {
  genres: 0.5,
  rareGenres: 0,
  people: 2,
  keywords: 1,
  text: 1,
  subjects: 1,
  era: 0.5,
  year: 0,
  audience: 0,
};

export interface EstimatedStars {
  /** 0.5 to 5 for each row. */
  readonly stars: Float64Array;
  /** The part of individual taste, for each row. */
  readonly taste: Float64Array;
  /** Of each rating, estimated from the others: root of the mean square, in stars. */
  readonly error: number;
}

/**
 * Predicts the user's rating of each film: the user's mean, the film's general quality, and a Gaussian process over
 * its content for individual taste.
 *
 * @param tuning what a training chose for the household
 *
 * Source: C. Rasmussen, C. Williams, "Gaussian Processes for Machine Learning" (2006), 2.2 and 2.7.
 * Error: the same, 5.4.2.
 */
export function estimateStars(
  films: FilmVectors,
  told: readonly Told[],
  { noise, quality }: HouseholdTuning = PRIOR_TUNING,
): EstimatedStars {
  const general = generalStars(films).map((stars) => quality * stars);
  const surprises = told.map(({ row, stars }) => stars - (general[row] ?? 0));
  const mean =
    (surprises.reduce((sum, one) => sum + one, 0) + MEAN_RATINGS * MEAN_STARS) / (told.length + MEAN_RATINGS);
  const rows = told.map(({ row }) => row);
  const similarity = similarityMatrix(films, KERNEL, rows);
  for (let at = 0; at < rows.length; at += 1) {
    similarity[at * rows.length + at] = (similarity[at * rows.length + at] ?? 0) + noise;
  }
  const inverse = invertSymmetric(similarity, rows.length);
  const coefficients = rows.map((_, at) => {
    let coefficient = 0;
    surprises.forEach((surprise, other) => {
      coefficient += (inverse[at * rows.length + other] ?? 0) * (surprise - mean);
    });
    return coefficient;
  });
  const taste = sumSimilarities(films, KERNEL, rows, coefficients);
  const stars = taste.map((own, row) => Math.min(5, Math.max(0.5, mean + (general[row] ?? 0) + own)));
  const squares = coefficients.reduce(
    (sum, coefficient, at) => sum + (coefficient / (inverse[at * rows.length + at] ?? 1)) ** 2,
    0,
  );
  return { stars, taste, error: Math.sqrt(squares / told.length) };
}

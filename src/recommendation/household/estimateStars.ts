import { invertSymmetric } from "../models/cholesky.ts";
import { type KernelWeights, similarityMatrix, sumSimilarities } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { generalStars, MEAN_STARS } from "./generalStars.ts";

export interface Told {
  /** Row of the film. */
  readonly row: number;
  /** 0.5 to 5 */
  readonly stars: number;
}

/** The mean has the weight of this many ratings. */
const MEAN_RATINGS = 3;
/** Variance of ratings that taste does not explain, in units of the kernel. */
const NOISE = 4;
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

/**
 * Predicts the user's rating of each film: the user's mean, the film's general quality, and a Gaussian process over
 * its content for individual taste.
 *
 * Source: C. Rasmussen, C. Williams, "Gaussian Processes for Machine Learning" (2006), 2.2 and 2.7.
 * @returns 0.5 to 5 for each row
 */
export function estimateStars(films: FilmVectors, told: readonly Told[]): { stars: Float64Array; taste: Float64Array } {
  const general = generalStars(films);
  const surprises = told.map(({ row, stars }) => stars - (general[row] ?? 0));
  const mean =
    (surprises.reduce((sum, one) => sum + one, 0) + MEAN_RATINGS * MEAN_STARS) / (told.length + MEAN_RATINGS);
  const rows = told.map(({ row }) => row);
  const similarity = similarityMatrix(films, KERNEL, rows);
  for (let at = 0; at < rows.length; at += 1) {
    similarity[at * rows.length + at] = (similarity[at * rows.length + at] ?? 0) + NOISE;
  }
  const inverse = invertSymmetric(similarity, rows.length);
  const taste = sumSimilarities(
    films,
    KERNEL,
    rows,
    rows.map((_, at) => {
      let coefficient = 0;
      surprises.forEach((surprise, other) => {
        coefficient += (inverse[at * rows.length + other] ?? 0) * (surprise - mean);
      });
      return coefficient;
    }),
  );
  const stars = taste.map((own, row) => Math.min(5, Math.max(0.5, mean + (general[row] ?? 0) + own)));
  return { stars, taste };
}

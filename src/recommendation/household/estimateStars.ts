import { invertSymmetric } from "../models/cholesky.ts";
import { similarityMatrix, sumSimilarities } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { CENTRE, FEW_VOTES, LOG_VOTES_SPREAD, STARS_MODEL, type StarsModel, USUAL_LOG_VOTES } from "./starsModel.ts";
import { type HouseholdTuning, PRIOR_TUNING } from "./tuning.ts";

export interface Told {
  /** Row of the film. */
  readonly row: number;
  /** 0.5 to 5 */
  readonly stars: number;
}

export interface EstimatedStars {
  /** 0.5 to 5 for each row. */
  readonly stars: Float64Array;
  /** The part of the stars that the content of a film adds for this person, for each row. */
  readonly taste: Float64Array;
  /** Of each rating, estimated from the others: root of the mean square, in stars. */
  readonly error: number;
}

/**
 * Predicts the user's rating of each film by a Gaussian process: what people in general give it, how far this person's
 * mean is from theirs, how much more or less the person goes by the votes of everybody and likes what many know, and
 * the film's content. How much of each is believed depends on how many ratings say so. Ratings of films that few voted
 * for count less, because what people in general give those is not known well.
 *
 * @param tuning what a training chose for the household
 *
 * Source: C. Rasmussen, C. Williams, "Gaussian Processes for Machine Learning" (2006), 2.2 and 2.7.
 * Error: the same, 5.4.2.
 */
export function estimateStars(
  films: FilmVectors,
  told: readonly Told[],
  tuning: HouseholdTuning = PRIOR_TUNING,
  model: StarsModel = STARS_MODEL,
): EstimatedStars {
  const general = generalStars(films, tuning, model);
  const personal = personalKernel(films, model);
  const rows = told.map(({ row }) => row);
  const size = rows.length;
  const matrix = similarityMatrix(films, model.content, rows);
  rows.forEach((row, at) => {
    for (let other = 0; other < size; other += 1) {
      matrix[at * size + other] = (matrix[at * size + other] ?? 0) + personal.of(row, rows[other] ?? 0);
    }
    matrix[at * size + at] = (matrix[at * size + at] ?? 0) + noiseOf(films, row, tuning, model);
  });
  const inverse = invertSymmetric(matrix, size);
  const surprises = told.map(({ row, stars }) => stars - (general[row] ?? 0));
  const coefficients = rows.map((_, at) => {
    let coefficient = 0;
    surprises.forEach((surprise, other) => {
      coefficient += (inverse[at * size + other] ?? 0) * surprise;
    });
    return coefficient;
  });
  const taste = sumSimilarities(films, model.content, rows, coefficients);
  const own = personal.sums(rows, coefficients);
  const stars = taste.map((liked, row) => Math.min(5, Math.max(0.5, (general[row] ?? 0) + own(row) + liked)));
  const squares = coefficients.reduce(
    (sum, coefficient, at) => sum + (coefficient / (inverse[at * size + at] ?? 1)) ** 2,
    0,
  );
  return { stars, taste, error: Math.sqrt(squares / told.length) };
}

/** What people in general give a film. */
function generalStars(films: FilmVectors, { quality: share }: HouseholdTuning, model: StarsModel): Float64Array {
  return films.quality.map(
    (quality, row) =>
      model.meanStars + share * (model.quality * quality + model.average * aboveCentre(films, row, model)),
  );
}

/** How far the average vote is above that of films in general, shrunk towards it if there are few votes. */
function aboveCentre({ averages, logVotes }: FilmVectors, row: number, { averageVotes }: StarsModel): number {
  const votes = Math.expm1(logVotes[row] ?? 0);
  return (((averages[row] ?? CENTRE) - CENTRE) * votes) / (votes + averageVotes);
}

/** What a person's ratings have in common whatever the films are about. */
function personalKernel(films: FilmVectors, model: StarsModel) {
  const { personVariance, averageVariance, audienceVariance } = model;
  const average = (row: number) => aboveCentre(films, row, model);
  const audience = (row: number) => ((films.logVotes[row] ?? 0) - USUAL_LOG_VOTES) / LOG_VOTES_SPREAD;
  const kernel = (mean: number, byAverage: number, byAudience: number) => (row: number) =>
    personVariance * mean + averageVariance * byAverage * average(row) + audienceVariance * byAudience * audience(row);
  return {
    of: (one: number, other: number): number => kernel(1, average(one), audience(one))(other),
    /** Σ kᵢ of all rows to each, without going through the pairs. */
    sums(rows: readonly number[], coefficients: readonly number[]): (row: number) => number {
      const sumOf = (value: (row: number) => number) =>
        rows.reduce((sum, row, at) => sum + (coefficients[at] ?? 0) * value(row), 0);
      return kernel(
        sumOf(() => 1),
        sumOf(average),
        sumOf(audience),
      );
    },
  };
}

function noiseOf({ logVotes }: FilmVectors, row: number, { noise }: HouseholdTuning, model: StarsModel): number {
  const votes = Math.expm1(logVotes[row] ?? 0);
  return (noise / PRIOR_TUNING.noise) * model.noise * (1 + (model.fewVotesNoise * FEW_VOTES) / (votes + FEW_VOTES));
}

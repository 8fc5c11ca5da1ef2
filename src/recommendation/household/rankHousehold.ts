import { estimateStars, type Told } from "./estimateStars.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { listFeatures } from "./listFeatures.ts";
import { changeAt, LIST_WEIGHTS } from "./listWeights.ts";
import { type NearestTold, nearestTold } from "./nearestTold.ts";

export interface HouseholdFilm {
  readonly film: number;
  /** Sort key of the list, without a unit. */
  readonly score: number;
  /** Predicted rating in stars, 0.5 to 5. */
  readonly estimate: number;
  /** The most similar liked films, most similar first. */
  readonly reasonFilms: readonly number[];
}

export interface HouseholdRating {
  readonly film: number;
  /** 0.5 to 5 */
  readonly value: number;
}

/** Only this many of the newest ratings are used, because the cost grows with the cube of their number. */
const MAX_TOLD = 200;
/** Number of films in the sample that represents the rest of the library. */
const MAX_BACKGROUND = 350;
const MAX_REASONS = 3;

/** The candidates with the data that the ranking is computed from. */
export interface DescribedCandidates {
  /** Rows, in the order of the candidates. */
  readonly rows: readonly number[];
  readonly told: readonly Told[];
  /** Ratings by row of the vectors, 0.5 to 5. */
  readonly stars: Float64Array;
  readonly nearest: NearestTold;
  /** See `LIST_FEATURES`. */
  readonly features: readonly Float64Array[];
}

/**
 * Ranks films of a library for one user by that user's own ratings and the films' metadata, without other users'
 * ratings.
 * @param history oldest first; ratings of films without vectors are ignored
 * @param candidates films to rank; those without vectors are left out
 * @param explainedCount only this many of the first films get reasons
 */
export function rankHousehold(
  films: FilmVectors,
  history: readonly HouseholdRating[],
  candidates: readonly number[],
  explainedCount: number,
): HouseholdFilm[] {
  const described = describeCandidates(films, history, candidates);
  if (!described) return [];
  const { rows, told, stars, nearest, features } = described;
  const scores = weigh(features, told.length);
  const reasons = reasonsAmong(films, told, nearest);
  return rows
    .map((row, at) => ({ at, film: films.ids[row] ?? 0, score: scores[at] ?? 0, estimate: stars[row] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.film - b.film)
    .map(({ at, ...ranked }, rank) => ({ ...ranked, reasonFilms: rank < explainedCount ? reasons(at) : [] }));
}

/** @returns null without ratings or candidates */
export function describeCandidates(
  films: FilmVectors,
  history: readonly HouseholdRating[],
  candidates: readonly number[],
): DescribedCandidates | null {
  const told = history
    .flatMap(({ film, value }): Told[] => {
      const row = films.rowOf.get(film);
      return row === undefined ? [] : [{ row, stars: value }];
    })
    .slice(-MAX_TOLD);
  const rows = candidates.flatMap((film) => films.rowOf.get(film) ?? []);
  if (told.length === 0 || rows.length === 0) return null;
  const { stars, taste } = estimateStars(films, told);
  const nearest = nearestTold(films, told, rows);
  const background = evenly(rows, MAX_BACKGROUND);
  const features = listFeatures({ films, told, candidates: rows, background, taste, similarity: nearest.similarity });
  return { rows, told, stars, nearest, features };
}

function weigh(features: readonly Float64Array[], ratings: number): Float64Array {
  const change = changeAt(ratings);
  const scores = new Float64Array(features[0]?.length ?? 0);
  features.forEach((values, feature) => {
    const [weight = 0, byRatings = 0] = LIST_WEIGHTS[feature] ?? [];
    values.forEach((value, at) => {
      scores[at] = (scores[at] ?? 0) + (weight + byRatings * change) * value;
    });
  });
  return scores;
}

/** This many evenly spaced rows. */
function evenly(rows: readonly number[], most: number): number[] {
  const step = Math.max(1, rows.length / most);
  return Array.from({ length: Math.min(most, rows.length) }, (_, at) => rows[Math.floor(at * step)] ?? 0);
}

function reasonsAmong(
  films: FilmVectors,
  told: readonly Told[],
  nearest: NearestTold,
): (candidate: number) => number[] {
  const mean = told.reduce((sum, { stars }) => sum + stars, 0) / told.length;
  const isLiked = told.map(({ stars }) => stars >= Math.max(mean, 3.5));
  return (candidate) =>
    nearest
      .nearestTo(candidate)
      .filter((at) => isLiked[at])
      .slice(0, MAX_REASONS)
      .map((at) => films.ids[told[at]?.row ?? 0] ?? 0);
}

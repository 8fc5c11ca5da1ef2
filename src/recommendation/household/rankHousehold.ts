import type { DismissedFilm } from "../../library/index.ts";
import { type ChosenFilms, chooseFilms, type DismissedRow } from "./chooseFilms.ts";
import { estimateStars, type Told } from "./estimateStars.ts";
import { type FilmReason, filmReasons } from "./filmReasons.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { CHOICE_NOISES, type FeatureParts, FIRST_PERSONAL_FEATURE, listFeatures } from "./listFeatures.ts";
import { changeAt, LIST_WEIGHTS } from "./listWeights.ts";
import { type NearestTold, nearestTold } from "./nearestTold.ts";

export interface HouseholdFilm {
  readonly film: number;
  /** Sort key of the list, without a unit. */
  readonly score: number;
  /** Predicted rating in stars, 0.5 to 5. */
  readonly estimate: number;
  /** The strongest first. */
  readonly reasons: readonly FilmReason[];
}

export interface HouseholdRating {
  readonly film: number;
  /** 0.5 to 5 */
  readonly value: number;
}

/** Only this many of the newest ratings are used, because the cost grows with the cube of their number. */
const MAX_TOLD = 200;
const MAX_DISMISSED = 100;
/**
 * A dismissed film counts as far below the background of the library as a rated film counts above it, where the user
 * wants fewer films like it; half as far where the user only does not want that film.
 */
const DISMISSED_WEIGHT: Readonly<Record<DismissedFilm["dismissal"], number>> = { film: -0.5, less_like_this: -1 };
/** Number of films in the sample that represents the rest of the library. */
const MAX_BACKGROUND = 350;
/**
 * Films of a larger library are ranked first without their similarity to each rated film; only so many of the best are
 * compared with each of them.
 */
const MAX_COMPARED = 2_000;

/** The candidates with the data that the ranking is computed from. */
export interface DescribedCandidates {
  /** Rows of the candidates; in a large library, of those that are compared with each rated film. */
  readonly rows: readonly number[];
  /** The other rows, best first. */
  readonly rest: readonly number[];
  readonly told: readonly Told[];
  /** Ratings by row of the vectors, 0.5 to 5. */
  readonly stars: Float64Array;
  readonly nearest: NearestTold;
  /** The process with the largest weight. */
  readonly chosen: ChosenFilms;
  /** See `LIST_FEATURES`. */
  readonly features: readonly Float64Array[];
}

export interface RankOptions {
  /** Only this many of the first films get reasons. */
  readonly explainedCount: number;
  /** At most so many films are returned. */
  readonly limit?: number;
  /** Films that the user does not want to be suggested, the newest last: films like them are ranked lower. */
  readonly dismissed?: readonly DismissedFilm[];
}

/**
 * Ranks films of a library for one user by that user's own ratings and the films' metadata, without other users'
 * ratings.
 * @param history oldest first; ratings of films without vectors are ignored
 * @param candidates films to rank; those without vectors are left out
 */
export function rankHousehold(
  films: FilmVectors,
  history: readonly HouseholdRating[],
  candidates: readonly number[],
  { explainedCount, limit = Number.POSITIVE_INFINITY, dismissed = [] }: RankOptions,
): HouseholdFilm[] {
  const described = describeCandidates(films, history, candidates, dismissed);
  if (!described) return [];
  const { rows, rest, told, stars, nearest, chosen, features } = described;
  const scores = weigh(features, told.length);
  const popularity = weigh(features.slice(0, FIRST_PERSONAL_FEATURE), told.length);
  const isMostlyPopular = (at: number) => 2 * (popularity[at] ?? 0) > Math.max(0, scores[at] ?? 0);
  const reasonsOf = filmReasons({ films, told, nearest, chosen, isMostlyPopular });
  const toFilm = (row: number, score: number) => ({ film: films.ids[row] ?? 0, score, estimate: stars[row] ?? 0 });
  const ranked = rows
    .map((row, at) => ({ row, at, ...toFilm(row, scores[at] ?? 0) }))
    .sort((a, b) => b.score - a.score || a.film - b.film)
    .slice(0, limit)
    .map(({ row, at, ...one }, rank) => ({ ...one, reasons: rank < explainedCount ? reasonsOf(row, at) : [] }));
  const lowest = ranked.at(-1)?.score ?? 0;
  const others = rest.slice(0, Math.max(0, limit - ranked.length));
  return [...ranked, ...others.map((row) => ({ ...toFilm(row, lowest), reasons: [] }))];
}

/** @returns null without ratings or candidates */
export function describeCandidates(
  films: FilmVectors,
  history: readonly HouseholdRating[],
  candidates: readonly number[],
  dismissed: readonly DismissedFilm[] = [],
): DescribedCandidates | null {
  const told = toldOf(films, history);
  const all = candidates.flatMap((film) => films.rowOf.get(film) ?? []);
  if (told.length === 0 || all.length === 0) return null;
  const { stars, taste } = estimateStars(films, told);
  const evidence = {
    told,
    dismissed: dismissedRows(films, dismissed),
    background: evenly(all, MAX_BACKGROUND),
  };
  const chosen = chooseFilms(films, evidence, CHOICE_NOISES);
  const [sharp, smooth = sharp] = chosen;
  if (!smooth) return null;
  const parts = { films, told, taste, chosen };
  const sorted = all.length <= MAX_COMPARED ? all : byScoreWithoutSimilarity(parts, all);
  const rows = sorted.slice(0, MAX_COMPARED);
  const nearest = nearestTold(films, told, rows);
  const features = listFeatures({ ...parts, candidates: rows, similarity: nearest.similarity });
  return { rows, rest: sorted.slice(MAX_COMPARED), told, stars, nearest, chosen: smooth, features };
}

function dismissedRows({ rowOf }: FilmVectors, dismissed: readonly DismissedFilm[]): DismissedRow[] {
  return dismissed
    .flatMap(({ film, dismissal }): DismissedRow[] => {
      const row = rowOf.get(film);
      return row === undefined ? [] : [{ row, weight: DISMISSED_WEIGHT[dismissal] }];
    })
    .slice(-MAX_DISMISSED);
}

/** The newest ratings, of films with vectors. */
export function toldOf(films: FilmVectors, history: readonly HouseholdRating[]): Told[] {
  return history
    .flatMap(({ film, value }): Told[] => {
      const row = films.rowOf.get(film);
      return row === undefined ? [] : [{ row, stars: value }];
    })
    .slice(-MAX_TOLD);
}

function byScoreWithoutSimilarity(
  parts: Omit<FeatureParts, "candidates" | "similarity">,
  candidates: readonly number[],
): number[] {
  const features = listFeatures({ ...parts, candidates, similarity: new Float64Array(candidates.length) });
  const scores = weigh(features, parts.told.length);
  const order = Uint32Array.from(candidates, (_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return Array.from(order, (at) => candidates[at] ?? 0);
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

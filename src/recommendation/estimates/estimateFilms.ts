import { estimateStars } from "../household/estimateStars.ts";
import { type FilmVectors, NO_FILM } from "../household/filmVectors.ts";
import { type HouseholdRating, toldOf } from "../household/rankHousehold.ts";
import type { HouseholdTuning } from "../household/tuning.ts";
import { ESTIMATE_MODELS, type PersonEstimates } from "./filmEstimates.ts";

/** What a trained rating model says about films for one person. */
export interface TrainedEstimator {
  readonly version: number;
  /** @returns stars by library film, from these ratings alone; null for films that the model does not know */
  learn(history: readonly HouseholdRating[]): (film: number) => number | null;
}

export interface EstimateFilmsParts {
  readonly films: FilmVectors;
  /** Of the person, oldest first. */
  readonly history: readonly HouseholdRating[];
  /** Null where no model serves, or it learnt from too few people to be judged on the ratings of one. */
  readonly trained: TrainedEstimator | null;
  /** What a training chose for the household; without it, what is good for people in general. */
  readonly tuning?: HouseholdTuning;
}

/** With fewer ratings no film is estimated. */
export const MIN_RATINGS_FOR_ESTIMATES = 3;
/** A trained model is judged on so many of the newest ratings, a fifth of all. */
const HELD_OUT = { share: 0.2, least: 10, most: 50 };
/** Error of estimates for people in general, in stars, and how many ratings it weighs as much as. */
const USUAL_ERROR = { stars: 0.9, ratings: 10 };
/** A film that few people voted for is estimated from its content alone. */
const FEW_VOTES = 50;
const UNKNOWN_QUALITY_FACTOR = 1.15;

/**
 * Estimates every film that the person has not rated. The household model estimates; a trained model, or the mean of both,
 * takes its place where it was better on the person's newest ratings, which neither had seen.
 */
export function estimateFilms(parts: EstimateFilmsParts): Omit<PersonEstimates, "user" | "version"> {
  const { films, history, trained, tuning } = parts;
  const told = toldOf(films, history);
  if (told.length < MIN_RATINGS_FOR_ESTIMATES) return toArrays([], null);
  const { stars, error } = estimateStars(films, told, tuning);
  const choice = trained && chooseModel(films, history, trained, tuning);
  const byTrained = trained && choice ? trained.learn(history) : null;
  const rated = new Set(history.map(({ film }) => film));
  const margin = marginOf(choice?.error ?? error, told.length);
  const minLogVotes = Math.log1p(FEW_VOTES);
  const rows: EstimateRow[] = [];
  films.ids.forEach((film, row) => {
    if (film === NO_FILM || rated.has(film)) return;
    const own = stars[row] ?? 0;
    const other = byTrained?.(film) ?? null;
    const isTrained = choice && other !== null;
    const isFewVotes = (films.logVotes[row] ?? 0) < minLogVotes;
    rows.push({
      film,
      stars: isTrained ? choice.combine(own, other) : own,
      margin: isFewVotes ? margin * UNKNOWN_QUALITY_FACTOR : margin,
      model: isTrained ? choice.model : "household",
    });
  });
  return toArrays(rows, choice && trained ? trained.version : null);
}

interface EstimateRow {
  readonly film: number;
  readonly stars: number;
  readonly margin: number;
  readonly model: (typeof ESTIMATE_MODELS)[number];
}

interface ModelChoice {
  readonly model: "svd" | "blend";
  /** Of its estimates of the held-out ratings. */
  readonly error: number;
  combine(household: number, trained: number): number;
}

/**
 * The trained model or the blend where it is measurably better for this person: on their newest ratings its squared error
 * is smaller by more than one standard error of the paired differences.
 * @returns null where the household model stays
 */
export function chooseModel(
  films: FilmVectors,
  history: readonly HouseholdRating[],
  trained: TrainedEstimator,
  tuning?: HouseholdTuning,
): ModelChoice | null {
  const count = Math.min(HELD_OUT.most, Math.floor(history.length * HELD_OUT.share));
  if (count < HELD_OUT.least) return null;
  const earlier = history.slice(0, -count);
  const { stars } = estimateStars(films, toldOf(films, earlier), tuning);
  const byTrained = trained.learn(earlier);
  const compared = history.slice(-count).flatMap(({ film, value }) => {
    const row = films.rowOf.get(film);
    const other = byTrained(film);
    return row === undefined || other === null ? [] : [{ value, own: stars[row] ?? 0, other }];
  });
  if (compared.length < HELD_OUT.least) return null;
  const choices = [
    { model: "svd", combine: (_: number, other: number) => other },
    { model: "blend", combine: (own: number, other: number) => (own + other) / 2 },
  ] as const;
  const better = choices.flatMap(({ model, combine }): ModelChoice[] => {
    const gains = compared.map(({ value, own, other }) => (own - value) ** 2 - (combine(own, other) - value) ** 2);
    const squared = compared.map(({ value, own, other }) => (combine(own, other) - value) ** 2);
    return isAboveZero(gains) ? [{ model, combine, error: Math.sqrt(meanOf(squared)) }] : [];
  });
  return better.toSorted((a, b) => a.error - b.error)[0] ?? null;
}

/** Whether the mean is more than one standard error above zero. */
function isAboveZero(values: readonly number[]): boolean {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return mean > Math.sqrt(variance / values.length);
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The person's own error, drawn towards that of people in general while there are few ratings. */
function marginOf(error: number, ratings: number): number {
  const squares = ratings * error ** 2 + USUAL_ERROR.ratings * USUAL_ERROR.stars ** 2;
  return Math.sqrt(squares / (ratings + USUAL_ERROR.ratings));
}

/** In shared memory, sorted by film. */
function toArrays(
  rows: readonly EstimateRow[],
  modelVersion: number | null,
): Omit<PersonEstimates, "user" | "version"> {
  const sorted = rows.toSorted((a, b) => a.film - b.film);
  const shared = (bytes: number) => new SharedArrayBuffer(sorted.length * bytes);
  const films = new Int32Array(shared(Int32Array.BYTES_PER_ELEMENT));
  const stars = new Float32Array(shared(Float32Array.BYTES_PER_ELEMENT));
  const margins = new Float32Array(shared(Float32Array.BYTES_PER_ELEMENT));
  const models = new Uint8Array(shared(Uint8Array.BYTES_PER_ELEMENT));
  sorted.forEach((row, at) => {
    films[at] = row.film;
    stars[at] = row.stars;
    margins[at] = row.margin;
    models[at] = ESTIMATE_MODELS.indexOf(row.model);
  });
  return { films, stars, margins, models, modelVersion };
}

import type { Library } from "../../library/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import type { PredictionLog } from "./predictionLog.ts";
import type { Ranker } from "./ranking.ts";

export interface PredictParts {
  readonly ratings: RatingQueries;
  readonly films: RatedFilms;
  readonly library: Library;
  readonly rank: Ranker;
  readonly log: PredictionLog;
}

export interface PredictedFilm {
  /** Of the library; below zero for a film outside it. */
  readonly filmId: number;
  readonly title: string;
  readonly score: number;
}

export interface Prediction {
  /** Popularity answered. */
  readonly coldStart: boolean;
  /** Of the model; null where popularity answered. */
  readonly version: number | null;
  readonly films: readonly PredictedFilm[];
}

/** The films that a user of the household or of a community would like most. */
export type Predict = (userId: string, limit: number, signal: AbortSignal) => Promise<Prediction>;

/** The prediction of the model flow: the list model for a user with a history, else popular films. */
export function createPredict(parts: PredictParts): Predict {
  const { ratings, rank, log } = parts;
  return async (userId, limit, signal) => {
    const startedAt = performance.now();
    const history = ratings.historyOfUser(userId);
    const ranking = await rank({ history, candidates: null, excluded: [], limit, explainedCount: 0, signal });
    const films = ranking ? withTitles(ranking.films, parts) : popularFilms(limit, parts);
    const coldStart = ranking === null;
    log.record({
      userId,
      version: ranking?.version ?? null,
      isCold: coldStart,
      films: films.map(({ filmId }) => filmId),
      scores: coldStart ? [] : films.map(({ score }) => score),
      latencyMs: performance.now() - startedAt,
    });
    return { coldStart, version: ranking?.version ?? null, films };
  };
}

function withTitles(
  ranked: readonly { readonly film: number; readonly score: number }[],
  { films }: PredictParts,
): PredictedFilm[] {
  const libraryFilms = films.libraryFilms();
  const described = films.byIds(ranked.map(({ film }) => film));
  return ranked.map(({ film, score }) => ({
    filmId: libraryFilms.get(film) ?? -film,
    title: described.get(film)?.title ?? "",
    score,
  }));
}

/** Of the communities; without one, of the library. */
function popularFilms(limit: number, parts: PredictParts): PredictedFilm[] {
  const popular = parts.ratings.popularFilms(limit);
  if (popular.length > 0)
    return withTitles(
      popular.map(({ id, count }) => ({ film: id, score: count })),
      parts,
    );
  const { items } = parts.library.discovery.popular(0, { limit });
  return items.map(({ film, score }) => ({ filmId: film.id, title: film.title, score }));
}

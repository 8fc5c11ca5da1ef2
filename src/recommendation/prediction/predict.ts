import type { Library } from "../../library/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { PopularRatedFilm, RatingQueries } from "../ratings/ratingQueries.ts";
import type { Ranker, ServingListModel } from "./ranking.ts";

export interface PredictParts {
  readonly ratings: Pick<RatingQueries, "historyOfUser">;
  readonly films: RatedFilms;
  readonly library: Pick<Library, "discovery">;
  readonly rank: Ranker;
  /** The films that most of the communities' users rated. */
  popularFilms(limit: number): readonly PopularRatedFilm[];
}

export interface PredictRequest {
  /** Of the household or of a community. */
  readonly userId: string;
  readonly serving: ServingListModel | null;
  readonly limit: number;
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

/** The prediction of the model flow: the list model for a user with a history, else popular films. */
export function predict(parts: PredictParts, { userId, serving, limit }: PredictRequest): Prediction {
  const history = parts.ratings.historyOfUser(userId);
  const ranking = parts.rank({ serving, history, among: "all", limit, explainedCount: 0 });
  return {
    coldStart: ranking === null,
    version: ranking?.version ?? null,
    films: ranking ? withTitles(ranking.films, parts) : popularFilms(limit, parts),
  };
}

function withTitles(
  ranked: readonly { readonly film: number; readonly score: number }[],
  { films }: PredictParts,
): PredictedFilm[] {
  const ids = ranked.map(({ film }) => film);
  const libraryFilms = films.libraryFilms(ids);
  const described = films.byIds(ids);
  return ranked.map(({ film, score }) => ({
    filmId: libraryFilms.get(film) ?? -film,
    title: described.get(film)?.title ?? "",
    score,
  }));
}

/** Of the communities; without one, of the library. */
function popularFilms(limit: number, parts: PredictParts): PredictedFilm[] {
  const popular = parts.popularFilms(limit);
  if (popular.length > 0)
    return withTitles(
      popular.map(({ id, count }) => ({ film: id, score: count })),
      parts,
    );
  const { items } = parts.library.discovery.popular(0, { limit });
  return items.map(({ film, score }) => ({ filmId: film.id, title: film.title, score }));
}

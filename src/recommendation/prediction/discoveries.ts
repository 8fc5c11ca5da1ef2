import type { Language } from "../../contract/index.ts";
import { translate } from "../../messages/index.ts";
import type { RatedFilm, RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import type { Ranker } from "./ranking.ts";

export interface Discovery extends RatedFilm {
  readonly score: number;
  readonly reason: string;
}

export interface DiscoveriesParts {
  readonly films: RatedFilms;
  readonly ratings: RatingQueries;
  readonly rank: Ranker;
}

/** For a person of the household. */
export type FindDiscoveries = (
  userKey: number,
  limit: number,
  language: Language,
  signal: AbortSignal,
) => Promise<Discovery[]>;

/** Films that a person would like and the library does not hold, among those of the imported ratings. */
export function createDiscoveries({ films, ratings, rank }: DiscoveriesParts): FindDiscoveries {
  return async (userKey, limit, language, signal) => {
    const ranking = await rank({
      history: ratings.historyOf(userKey),
      candidates: null,
      excluded: [...films.libraryFilms().keys()],
      limit,
      explainedCount: limit,
      signal,
    });
    if (!ranking) return [];
    const described = films.byIds(ranking.films.flatMap(({ film, reasonFilms }) => [film, ...reasonFilms]));
    return ranking.films.flatMap(({ film, score, reasonFilms }) => {
      const found = described.get(film);
      const liked = reasonFilms.flatMap((reason) => described.get(reason)?.title ?? [])[0];
      const reason =
        liked === undefined
          ? translate(language, "reason_taste")
          : translate(language, "reason_liked", { film: liked });
      return found ? [{ ...found, score, reason }] : [];
    });
  };
}

import type { Language } from "../../contract/index.ts";
import { translate } from "../../messages/index.ts";
import type { RatedFilm, RatingRecords } from "../ratingRecords.ts";
import type { Ranker } from "./ranking.ts";

export interface Discovery extends RatedFilm {
  readonly score: number;
  readonly reason: string;
}

export interface DiscoveriesParts {
  readonly records: RatingRecords;
  readonly rank: Ranker;
}

/** Films that a person would like and the library does not hold, among those of the imported ratings. */
export function createDiscoveries({ records, rank }: DiscoveriesParts) {
  return async (userKey: number, limit: number, language: Language, signal: AbortSignal): Promise<Discovery[]> => {
    const ranking = await rank({
      history: records.historyOf(userKey),
      candidates: null,
      excluded: [...records.libraryFilms().keys()],
      limit,
      explainedCount: limit,
      signal,
    });
    if (!ranking) return [];
    const films = records.titlesOf(ranking.films.flatMap(({ film, reasonFilms }) => [film, ...reasonFilms]));
    return ranking.films.flatMap(({ film, score, reasonFilms }) => {
      const found = films.get(film);
      const liked = reasonFilms.flatMap((reason) => films.get(reason)?.title ?? [])[0];
      const reason =
        liked === undefined
          ? translate(language, "reason_taste")
          : translate(language, "reason_liked", { film: liked });
      return found ? [{ ...found, score, reason }] : [];
    });
  };
}

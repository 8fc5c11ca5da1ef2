import type { Language } from "../../contract/index.ts";
import { translate } from "../../messages/index.ts";
import type { RatingRecords } from "../data/ratingRecords.ts";
import type { createRanking } from "./predict.ts";

/** What somebody would like and does not have: films of the imported ratings that the library does not hold. */
export function createDiscoveries({
  records,
  rank,
}: {
  readonly records: RatingRecords;
  readonly rank: ReturnType<typeof createRanking>;
}) {
  return async (userKey: number, limit: number, language: Language, signal: AbortSignal) => {
    const owned = records.libraryFilms();
    const history = records.historyOf(userKey);
    const ranking = await rank(history, { among: null, without: [...owned.keys()], limit, explained: limit, signal });
    if (!ranking) return [];
    const named = records.titlesOf(ranking.films.flatMap(({ film, because }) => [film, ...because]));
    return ranking.films.flatMap(({ film, score, because }) => {
      const found = named.get(film);
      const liked = because.flatMap((one) => named.get(one)?.title ?? [])[0];
      const reason =
        liked === undefined
          ? translate(language, "reason_taste")
          : translate(language, "reason_liked", { film: liked });
      return found ? [{ ...found, score, reason }] : [];
    });
  };
}

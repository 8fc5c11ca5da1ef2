import type { Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { translate } from "../../messages/index.ts";
import type { RatedFilm, RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import type { Ranker, ServingListModel } from "./ranking.ts";
import { lessLikeOf } from "./suggestFilms.ts";

export interface Discovery extends RatedFilm {
  readonly score: number;
  readonly reason: string;
}

export interface DiscoveriesParts {
  readonly films: RatedFilms;
  readonly library: Pick<Library, "marks">;
  readonly ratings: Pick<RatingQueries, "historyOf" | "watchedOrDismissedBy">;
  readonly rank: Ranker;
}

export interface DiscoveriesRequest {
  /** A person of the household. */
  readonly userKey: number;
  readonly serving: ServingListModel | null;
  readonly limit: number;
  readonly language: Language;
}

/**
 * Films that a person would like and the library does not hold, among those of the imported ratings. What the person
 * rated or watched elsewhere is left out.
 */
export function findDiscoveries(
  { films, library, ratings, rank }: DiscoveriesParts,
  { userKey, serving, limit, language }: DiscoveriesRequest,
): Discovery[] {
  const history = ratings.historyOf(userKey);
  const excludedRatedFilms = ratings.watchedOrDismissedBy(userKey);
  const lessLike = lessLikeOf(library.marks.dismissedFilms(userKey));
  const among = "outside";
  const ranking = rank({ serving, history, among, excludedRatedFilms, lessLike, limit, explainedCount: limit });
  if (!ranking) return [];
  const described = films.byIds(ranking.films.flatMap(({ film, reasonFilms }) => [film, ...reasonFilms]));
  return ranking.films.flatMap(({ film, score, reasonFilms }) => {
    const found = described.get(film);
    const liked = reasonFilms.flatMap((reason) => described.get(reason)?.title ?? [])[0];
    const reason =
      liked === undefined ? translate(language, "reason_taste") : translate(language, "reason_liked", { film: liked });
    return found ? [{ ...found, score, reason }] : [];
  });
}

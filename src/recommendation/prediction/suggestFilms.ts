import type { Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { type ContentRating, recommendByContent } from "../content/recommendByContent.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import { type PersonalItem, type SuggestedFilm, toPersonalItems } from "./personalItem.ts";
import { MIN_RATINGS_FOR_MODEL, type Ranker, type Ranking, type ServingListModel } from "./ranking.ts";

export interface SuggestParts {
  readonly films: RatedFilms;
  /** Of everybody, as models read them. */
  readonly ratings: Pick<RatingQueries, "historyOf">;
  readonly library: Library;
  readonly rank: Ranker;
}

export interface SuggestRequest {
  readonly userKey: number;
  readonly serving: ServingListModel | null;
  /** Only so many of the first films are given reasons. */
  readonly explainedCount: number;
  /** Share of ranks for films of the long tail, 0 to 1. */
  readonly exploration: number;
  readonly language: Language;
}

export interface Suggestions {
  /** Null where no model ranked. */
  readonly ranking: Ranking | null;
  /** By the model. */
  readonly ranked: readonly PersonalItem[];
  /** By the model, then by content. */
  readonly items: readonly PersonalItem[];
  /** What the person rated in the library. */
  readonly ratings: readonly ContentRating[];
  /** Of all that the person rated, films outside the library too. */
  readonly ratingCount: number;
}

/** Films ranked for a person at most. */
const MAX_RANKED = 200;

/** All films of the library that are suggested to one person: ranked by the model, then alike by content. */
export function suggestFilms(
  parts: SuggestParts,
  { userKey, serving, explainedCount, exploration, language }: SuggestRequest,
): Suggestions {
  const { films, library, rank } = parts;
  const history = parts.ratings.historyOf(userKey);
  const ratings = library.marks.ratingsOf(userKey);
  // The library also knows films that no model was fitted to.
  const ratingCount = Math.max(history.length, ratings.length);
  const seen = new Set(library.marks.knownFilms(userKey));
  const ranking = rank({
    serving,
    history,
    among: "library",
    excludedLibraryFilms: seen,
    limit: MAX_RANKED,
    explainedCount,
    exploration,
  });
  const context = { library, userKey, language };
  const ranked = toPersonalItems(fromRanking(ranking, films), "because_you_liked", context);
  const excluded = new Set([...seen, ...ranked.map(({ film }) => film.id)]);
  const alike =
    ratingCount < MIN_RATINGS_FOR_MODEL
      ? []
      : recommendByContent(library, ratings, library.films.total()).filter(({ film }) => !excluded.has(film));
  return { ranking, ranked, items: [...ranked, ...toPersonalItems(alike, "alike", context)], ratings, ratingCount };
}

function fromRanking(ranking: Ranking | null, films: RatedFilms): SuggestedFilm[] {
  if (!ranking) return [];
  const { libraryFilms } = ranking;
  const titles = films.byIds(ranking.films.flatMap(({ reasonFilms }) => reasonFilms));
  return ranking.films.map(({ film, score, reasonFilms }) => ({
    film: libraryFilms.get(film) ?? 0,
    score,
    // A film outside the library goes by the title of its set.
    reasonFilms: reasonFilms.flatMap((reason) => libraryFilms.get(reason) ?? titles.get(reason)?.title ?? []),
  }));
}

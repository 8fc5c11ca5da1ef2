import type { Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import type { FilmVectors } from "../household/filmVectors.ts";
import { type HouseholdRating, rankHousehold } from "../household/rankHousehold.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import { diversify } from "./diversify.ts";
import { type PersonalItem, type SuggestedFilm, toPersonalItems } from "./personalItem.ts";
import { DIVERSITY, MIN_RATINGS_FOR_MODEL, type Ranker, type Ranking, type ServingListModel } from "./ranking.ts";
import { withDifferentReasons } from "./withDifferentReasons.ts";

export interface SuggestParts {
  readonly films: RatedFilms;
  /** Of everybody, as models read them. */
  readonly ratings: Pick<RatingQueries, "historyOf">;
  readonly library: Library;
  readonly rank: Ranker;
  /** A sample of the library; see `LibraryDiscovery.representativeFilms`. */
  libraryVectors(): FilmVectors;
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
  /** Ranked by the trained model first, then by the household model. */
  readonly items: readonly PersonalItem[];
  /** What the person rated in the library. */
  readonly ratings: readonly HouseholdRating[];
  /** Of all that the person rated, films outside the library too. */
  readonly ratingCount: number;
}

/** Films ranked for a person at most. */
const MAX_RANKED = 200;
/** Number of films beyond the page that also get reasons, because diversification may move them onto the page. */
const SPARE_FILMS = 30;

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
  const alike = ratingCount < MIN_RATINGS_FOR_MODEL ? [] : rankAlike(parts, ratings, excluded, explainedCount);
  return { ranking, ranked, items: [...ranked, ...toPersonalItems(alike, "alike", context)], ratings, ratingCount };
}

/** Ranks library films that the trained model does not know, by the user's own ratings and the films' content. */
function rankAlike(
  { library, libraryVectors }: SuggestParts,
  ratings: readonly HouseholdRating[],
  excluded: ReadonlySet<number>,
  explainedCount: number,
): SuggestedFilm[] {
  const vectors = libraryVectors();
  const candidates = vectors.ids.filter((film) => !excluded.has(film));
  const found = rankHousehold(vectors, ratings, candidates, explainedCount + SPARE_FILMS).slice(0, MAX_RANKED);
  const directors = library.people.directorsOf(found.map(({ film }) => film));
  const diverse = diversify(found, ({ film }) => directors.get(film) ?? [], DIVERSITY);
  return withDifferentReasons(diverse);
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

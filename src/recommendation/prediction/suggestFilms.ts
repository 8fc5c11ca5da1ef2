import type { Library } from "../../library/index.ts";
import type { FilmVectors } from "../household/filmVectors.ts";
import { type HouseholdRating, rankHousehold } from "../household/rankHousehold.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import { diversify } from "./diversify.ts";
import { DIVERSITY, MIN_RATINGS_FOR_MODEL, type Ranker, type Ranking, type ServingListModel } from "./ranking.ts";
import { type SuggestedFilm, type SuggestionReason, withDifferentReasons } from "./withDifferentReasons.ts";

export interface SuggestParts {
  readonly films: RatedFilms;
  /** Of everybody, as models read them. */
  readonly ratings: Pick<RatingQueries, "historyOf">;
  readonly library: Library;
  readonly rank: Ranker;
  /** Of all identified films. */
  libraryVectors(): FilmVectors;
}

export interface SuggestRequest {
  readonly userKey: number;
  readonly serving: ServingListModel | null;
  /** Share of ranks for films of the long tail, 0 to 1. */
  readonly exploration: number;
}

export interface Suggestions {
  /** Null where no model ranked. */
  readonly ranking: Ranking | null;
  /** Ranked by the trained model first, then by the household model. */
  readonly films: readonly SuggestedFilm[];
  /** So many of the first films were ranked by the trained model. */
  readonly rankedCount: number;
  /** What the person rated in the library. */
  readonly ratings: readonly HouseholdRating[];
  /** Of all that the person rated, films outside the library too. */
  readonly ratingCount: number;
}

/** Films ranked for a person at most, by each of the two. */
const MAX_RANKED = 200;

/** All films of the library that are suggested to one person: ranked by the model, then by the household model. */
export function suggestFilms(parts: SuggestParts, { userKey, serving, exploration }: SuggestRequest): Suggestions {
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
    explainedCount: MAX_RANKED,
    exploration,
  });
  const ranked = fromRanking(ranking, films);
  const excluded = new Set([...seen, ...ranked.map(({ film }) => film)]);
  const dismissed = library.marks.dismissedFilms(userKey);
  const alike = ratingCount < MIN_RATINGS_FOR_MODEL ? [] : rankAlike(parts, { ratings, dismissed }, excluded);
  return {
    ranking,
    films: withDifferentReasons([...ranked, ...alike]),
    rankedCount: ranked.length,
    ratings,
    ratingCount,
  };
}

/** Ranks library films that the trained model does not know, by the user's own ratings and the films' content. */
function rankAlike(
  { library, libraryVectors }: SuggestParts,
  { ratings, dismissed }: { readonly ratings: readonly HouseholdRating[]; readonly dismissed: readonly number[] },
  excluded: ReadonlySet<number>,
): SuggestedFilm[] {
  const vectors = libraryVectors();
  const candidates = [...vectors.rowOf.keys()].filter((film) => !excluded.has(film));
  const found = rankHousehold(vectors, ratings, candidates, {
    explainedCount: MAX_RANKED,
    limit: MAX_RANKED,
    dismissed,
  });
  const directors = library.people.directorsOf(found.map(({ film }) => film));
  return diversify(found, ({ film }) => directors.get(film) ?? [], DIVERSITY);
}

function fromRanking(ranking: Ranking | null, films: RatedFilms): SuggestedFilm[] {
  if (!ranking) return [];
  const { libraryFilms } = ranking;
  const titles = films.byIds(ranking.films.flatMap(({ reasonFilms }) => reasonFilms));
  return ranking.films.map(({ film, score, reasonFilms }) => ({
    film: libraryFilms.get(film) ?? 0,
    score,
    reasons: reasonFilms.flatMap((rated): SuggestionReason[] => {
      // A film outside the library goes by the title of its set.
      const liked = libraryFilms.get(rated) ?? titles.get(rated)?.title;
      return liked === undefined ? [] : [{ kind: "liked", film: liked }];
    }),
  }));
}

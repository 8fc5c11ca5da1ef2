import type { DismissedFilm, Library } from "../../library/index.ts";
import type { FilmVectors } from "../household/filmVectors.ts";
import { type HouseholdRating, rankHousehold } from "../household/rankHousehold.ts";
import type { ServedCommunity } from "../itemVectors/communityScores.ts";
import { rankByCommunities } from "../itemVectors/rankByCommunities.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { RatingQueries } from "../ratings/ratingQueries.ts";
import { diversify } from "./diversify.ts";
import { COMMUNITY_SHARE, fuseLists } from "./fuseLists.ts";
import { DIVERSITY, MIN_RATINGS_FOR_MODEL, type Ranker, type Ranking, type ServingListModel } from "./ranking.ts";
import { type SuggestedFilm, type SuggestionReason, withDifferentReasons } from "./withDifferentReasons.ts";
import { withExploration } from "./withExploration.ts";

export interface SuggestParts {
  readonly films: RatedFilms;
  /** Of everybody, as models read them. */
  readonly ratings: Pick<RatingQueries, "historyOf">;
  readonly library: Library;
  readonly rank: Ranker;
  /** Of all identified films. */
  libraryVectors(): FilmVectors;
  /** Those that were downloaded. */
  communities(): readonly ServedCommunity[];
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
  /** Best first. */
  readonly films: readonly SuggestedFilm[];
  /** So many of the first films have a score that the trained model is part of. */
  readonly rankedCount: number;
  /** What the person rated in the library. */
  readonly ratings: readonly HouseholdRating[];
  /** Of all that the person rated, films outside the library too. */
  readonly ratingCount: number;
}

/** Films ranked for a person at most, by each of the two. */
const MAX_RANKED = 200;

/**
 * All films of the library that are suggested to one person: by the model and the household model together, by the
 * household model alone without a model.
 */
export function suggestFilms(parts: SuggestParts, { userKey, serving, exploration }: SuggestRequest): Suggestions {
  const { films, library, rank } = parts;
  const history = parts.ratings.historyOf(userKey);
  const ratings = library.marks.ratingsOf(userKey);
  // The library also knows films that no model was fitted to.
  const ratingCount = Math.max(history.length, ratings.length);
  const seen = new Set(library.marks.knownFilms(userKey));
  const dismissed = library.marks.dismissedFilms(userKey);
  const ranking = rank({
    serving,
    history,
    among: "library",
    excludedLibraryFilms: seen,
    lessLike: lessLikeOf(dismissed),
    limit: MAX_RANKED,
    explainedCount: MAX_RANKED,
  });
  const ranked = fromRanking(ranking, films);
  const alike = ratingCount < MIN_RATINGS_FOR_MODEL ? [] : rankAlike(parts, { ratings, dismissed }, seen);
  const longTail = longTailOf(ranking);
  const isRare = ({ film }: SuggestedFilm) => longTail.has(film);
  const byCommunities = ratingCount < MIN_RATINGS_FOR_MODEL ? [] : rankDownloaded(parts, ratings, seen);
  const others = joinOthers(ranked, byCommunities);
  const merged = withExploration(mergeLists(alike, others), isRare, ranking ? exploration : 0);
  const directors = library.people.directorsOf(merged.map(({ film }) => film));
  return {
    ranking,
    films: withDifferentReasons(diversify(merged, ({ film }) => directors.get(film) ?? [], DIVERSITY)),
    rankedCount: ranking ? merged.length : 0,
    ratings,
    ratingCount,
  };
}

/** The films that a person wants fewer like, by their ids in the library. */
export function lessLikeOf(dismissed: readonly DismissedFilm[]): number[] {
  return dismissed.filter(({ dismissal }) => dismissal === "less_like_this").map(({ film }) => film);
}

/** Ranks library films by the downloaded communities. */
function rankDownloaded(
  { communities, libraryVectors }: SuggestParts,
  ratings: readonly HouseholdRating[],
  seen: ReadonlySet<number>,
): SuggestedFilm[] {
  const served = communities();
  if (served.length === 0) return [];
  const candidates = [...libraryVectors().rowOf.keys()].filter((film) => !seen.has(film));
  const ranked = rankByCommunities(served, ratings, candidates, { limit: MAX_RANKED, reasonsPerFilm: 2 });
  return ranked.map(({ film, score, reasonFilms }) => ({
    film,
    score,
    reasons: reasonFilms.map((liked) => ({ kind: "liked", film: liked })),
  }));
}

/** What other people's ratings say: by the trained model, by downloaded communities, or by both alike. */
function joinOthers(ranked: readonly SuggestedFilm[], downloaded: readonly SuggestedFilm[]): readonly SuggestedFilm[] {
  if (downloaded.length === 0) return ranked;
  if (ranked.length === 0) return downloaded;
  const reasons = new Map([...downloaded, ...ranked].map(({ film, reasons: found }) => [film, found]));
  return fuseLists(ranked, downloaded, 0.5).map((one) => ({ ...one, reasons: reasons.get(one.film) ?? [] }));
}

/** Films of both lists, with the reasons of the trained model where it has any. */
function mergeLists(alike: readonly SuggestedFilm[], ranked: readonly SuggestedFilm[]): SuggestedFilm[] {
  if (alike.length === 0 || ranked.length === 0) return [...alike, ...ranked];
  const reasons = new Map(alike.map(({ film, reasons: found }) => [film, found]));
  for (const { film, reasons: found } of ranked) if (found.length > 0) reasons.set(film, found);
  return fuseLists(alike, ranked, COMMUNITY_SHARE).map((one) => ({ ...one, reasons: reasons.get(one.film) ?? [] }));
}

function longTailOf(ranking: Ranking | null): Set<number> {
  const rare = (ranking?.films ?? []).filter(({ isLongTail }) => isLongTail);
  return new Set(rare.flatMap(({ film }) => ranking?.libraryFilms.get(film) ?? []));
}

/** Ranks library films by the user's own ratings and the films' content. */
function rankAlike(
  { libraryVectors }: SuggestParts,
  {
    ratings,
    dismissed,
  }: { readonly ratings: readonly HouseholdRating[]; readonly dismissed: readonly DismissedFilm[] },
  seen: ReadonlySet<number>,
): SuggestedFilm[] {
  const vectors = libraryVectors();
  const candidates = [...vectors.rowOf.keys()].filter((film) => !seen.has(film));
  return rankHousehold(vectors, ratings, candidates, { explainedCount: MAX_RANKED, limit: MAX_RANKED, dismissed });
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

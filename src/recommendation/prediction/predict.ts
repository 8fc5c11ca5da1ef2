import type { Library } from "../../library/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { PopularRatedFilm, RatingQueries } from "../ratings/ratingQueries.ts";
import type { Ranker, ServingListModel } from "./ranking.ts";
import { lessLikeOf, type Suggestions, type SuggestRequest } from "./suggestFilms.ts";

export interface PredictParts {
  readonly ratings: Pick<RatingQueries, "memberOf" | "historyOf" | "historyOfCommunityUser" | "watchedOrDismissedBy">;
  readonly films: RatedFilms;
  readonly library: Pick<Library, "discovery" | "films" | "marks">;
  readonly rank: Ranker;
  suggest(request: SuggestRequest): Suggestions;
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
  /** Of the model; null where no trained model answered. */
  readonly version: number | null;
  readonly films: readonly PredictedFilm[];
}

/** The prediction of the model flow. A member of the household gets the list of *For you*, by the same code. */
export function predict(parts: PredictParts, request: PredictRequest): Prediction {
  const userKey = parts.ratings.memberOf(request.userId);
  return userKey === null ? predictForCommunityUser(parts, request) : predictForMember(parts, userKey, request);
}

/**
 * What *For you* shows, then films outside the library, then popular ones; nothing that the member rated, watched or
 * dismissed.
 */
function predictForMember(
  parts: PredictParts,
  userKey: number,
  { serving, limit }: Pick<PredictRequest, "serving" | "limit">,
): Prediction {
  const { films: suggested, ranking } = parts.suggest({ userKey, serving, exploration: 0 });
  const cards = parts.library.films.cardsOf(
    userKey,
    suggested.map(({ film }) => film),
  );
  const personal = suggested.flatMap(({ film, score }) => {
    const title = cards.get(film)?.title;
    return title === undefined ? [] : [{ filmId: film, title, score }];
  });
  const outside = () => outsideLibrary(parts, userKey, { serving, limit });
  const popular = () => popularInLibrary(parts, userKey, limit + personal.length);
  const films = firstDistinct(limit, [() => personal, outside, popular, () => popularOutside(parts, userKey, limit)]);
  return { coldStart: suggested.length === 0, version: ranking?.version ?? null, films };
}

/** All that the list model knows, without what the user rated; without a history, popular films. */
function predictForCommunityUser(parts: PredictParts, { userId, serving, limit }: PredictRequest): Prediction {
  const history = parts.ratings.historyOfCommunityUser(userId);
  const ranking = parts.rank({ serving, history, among: "all", limit, explainedCount: 0 });
  if (ranking) return { coldStart: false, version: ranking.version, films: withTitles(ranking.films, parts) };
  const rated = new Set(history.map(({ film }) => film));
  const popular = parts.popularFilms(limit + rated.size).filter(({ id }) => !rated.has(id));
  const inLibrary = () => (popular.length === 0 ? popularInLibrary(parts, NOBODY, limit) : []);
  const films = firstDistinct(limit, [() => withCounts(popular, parts), inLibrary]);
  return { coldStart: true, version: null, films };
}

/** No key of a user: nothing is marked by it. */
const NOBODY = 0;

/** The first films of these lists, each once; a list is only made if those before it are too short. */
function firstDistinct(limit: number, lists: readonly (() => readonly PredictedFilm[])[]): PredictedFilm[] {
  const found = new Map<number, PredictedFilm>();
  for (const list of lists) {
    if (found.size >= limit) break;
    for (const film of list()) if (!found.has(film.filmId)) found.set(film.filmId, film);
  }
  return [...found.values()].slice(0, limit);
}

function popularInLibrary({ library }: PredictParts, userKey: number, limit: number): PredictedFilm[] {
  const { items } = library.discovery.popular(userKey, { limit });
  return items.map(({ film, score }) => ({ filmId: film.id, title: film.title, score }));
}

/** What the list model ranks outside the library. */
function outsideLibrary(
  parts: PredictParts,
  userKey: number,
  { serving, limit }: Pick<PredictRequest, "serving" | "limit">,
): PredictedFilm[] {
  const { library, ratings, rank } = parts;
  const history = ratings.historyOf(userKey);
  const excludedRatedFilms = ratings.watchedOrDismissedBy(userKey);
  const lessLike = lessLikeOf(library.marks.dismissedFilms(userKey));
  const ranking = rank({ serving, history, among: "outside", excludedRatedFilms, lessLike, limit, explainedCount: 0 });
  return ranking ? withTitles(ranking.films, parts).filter(isOutside) : [];
}

/** Films of the communities that the library does not hold and that the member neither rated nor watched. */
function popularOutside(parts: PredictParts, userKey: number, limit: number): PredictedFilm[] {
  const { ratings, popularFilms } = parts;
  const known = new Set([
    ...ratings.historyOf(userKey).map(({ film }) => film),
    ...ratings.watchedOrDismissedBy(userKey),
  ]);
  return withCounts(
    popularFilms(limit + known.size).filter(({ id }) => !known.has(id)),
    parts,
  ).filter(isOutside);
}

const isOutside = ({ filmId }: PredictedFilm): boolean => filmId < 0;

const withCounts = (popular: readonly PopularRatedFilm[], parts: PredictParts): PredictedFilm[] =>
  withTitles(
    popular.map(({ id, count }) => ({ film: id, score: count })),
    parts,
  );

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

import type { Library } from "../../library/index.ts";
import type { HistoryRating } from "../ratings/ratingQueries.ts";
import { diversify } from "./diversify.ts";
import { type RankedFilm, rankFilms } from "./rankFilms.ts";

/** The list model in use. */
export interface ServingListModel {
  readonly version: number;
  readonly kind: string;
  /** Path of its artefact. */
  readonly file: string;
}

export interface RankerParts {
  /** Ids of library films by their id among the rated ones, for all that a model knows. */
  libraryFilmsOf(modelFile: string): ReadonlyMap<number, number>;
  readonly library: Pick<Library, "people">;
}

/** Films are named by their ids among the rated films. */
export interface RankingRequest {
  /** Null before the first promotion. */
  readonly serving: ServingListModel | null;
  /** Oldest first. */
  readonly history: readonly HistoryRating[];
  /** Which films are ranked: all that the model knows, those of the library, or those outside it. */
  readonly among: "all" | "library" | "outside";
  /** Films of the library that are not ranked. */
  readonly excludedLibraryFilms?: ReadonlySet<number>;
  /** Films of the library that the person wants fewer like. */
  readonly lessLike?: readonly number[];
  /** Films that are not ranked, besides those of the history. */
  readonly excludedRatedFilms?: readonly number[];
  readonly limit: number;
  /** Only so many of the first films are given reasons. */
  readonly explainedCount: number;
}

export interface Ranking {
  /** Of the model that ranked. */
  readonly version: number;
  readonly kind: string;
  readonly films: readonly RankedFilm[];
  /** Of all that the model knows; see `RankerParts`. */
  readonly libraryFilms: ReadonlyMap<number, number>;
}

/** @returns null without a model, and for a person with fewer than `MIN_RATINGS_FOR_MODEL` ratings */
export type Ranker = (request: RankingRequest) => Ranking | null;

/** With fewer ratings popularity is the better guess. Source: the figures for new users in the benchmark. */
export const MIN_RATINGS_FOR_MODEL = 3;
const REASONS_PER_FILM = 2;
/** Of the first ten films at most two are by one director. */
export const DIVERSITY = { most: 2, span: 10 };
/** Ranked beyond the limit, to fill the ranks of films that diversity moves back. */
const SPARE_FILMS = 30;
const NOTHING: ReadonlySet<number> = new Set();

/** Ranks films by the list model in use, on the calling thread, which keeps the model in memory. */
export function createRanker({ libraryFilmsOf, library }: RankerParts): Ranker {
  return ({
    serving,
    history,
    among,
    excludedLibraryFilms = NOTHING,
    lessLike = [],
    excludedRatedFilms = [],
    limit,
    explainedCount,
  }) => {
    if (!serving || history.length < MIN_RATINGS_FOR_MODEL) return null;
    const { version, kind, file } = serving;
    const libraryFilms = libraryFilmsOf(file);
    const wanted = [...libraryFilms].filter(([, film]) => !excludedLibraryFilms.has(film)).map(([rated]) => rated);
    const ranked = rankFilms({
      file,
      history,
      explainedCount,
      lessLike: lessLike.length === 0 ? [] : ratedFilmsOf(libraryFilms, new Set(lessLike)),
      isOrdered: among !== "library",
      excluded: among === "outside" ? [...libraryFilms.keys(), ...excludedRatedFilms] : excludedRatedFilms,
      candidates: among === "library" ? wanted : null,
      limit: limit + SPARE_FILMS,
      reasonsPerFilm: REASONS_PER_FILM,
    });
    const directors = library.people.directorsOf(ranked.flatMap(({ film }) => libraryFilms.get(film) ?? []));
    const directorsOf = ({ film }: RankedFilm) => directors.get(libraryFilms.get(film) ?? 0) ?? [];
    return { version, kind, libraryFilms, films: diversify(ranked, directorsOf, DIVERSITY).slice(0, limit) };
  };
}

function ratedFilmsOf(libraryFilms: ReadonlyMap<number, number>, films: ReadonlySet<number>): number[] {
  return [...libraryFilms].filter(([, film]) => films.has(film)).map(([rated]) => rated);
}

/** The queries of a search. Each reads the most popular matches first and stops at a limit. */
import { RESOLUTIONS, type Resolution } from "../../contract/index.ts";
import { mayContinue, type Store } from "../../store/index.ts";
import { isRestricted } from "../audience/index.ts";
import { phraseQuery } from "./phraseQuery.ts";
import { fieldsQueryOf } from "./searchQueries.ts";
import type { RankedQuery, SearchableFilm } from "./searchRank.ts";
import { FILM_OF_WORD_ROW } from "./wordIndex.ts";

export interface SearchRow extends SearchableFilm {
  readonly id: number;
  readonly popularity: number;
  /** Its row of `film_word`; null where it was found by another table. */
  readonly row: number | null;
}

type Parameters = Readonly<Record<string, string | number>>;

/** SQL conditions on `film`, to append after `WHERE …`. */
export interface SearchFilter {
  readonly lookup: string;
  readonly parameters: Parameters;
}

export interface SearchRows {
  /** @param query of `film_word` */
  ofWords(query: string, filter: SearchFilter, limit: number): SearchRow[];
  /** The films after a row of `film_word` that have the fields, without their texts. */
  idsOfFields(query: RankedQuery, filter: SearchFilter, after: number, limit: number): number[];
  /** Films with the words inside other words of their titles. */
  withInfixes(words: readonly string[], filter: SearchFilter, limit: number): SearchRow[];
  /** The most popular films that pass the filter. */
  popular(filter: SearchFilter, limit: number): SearchRow[];
  /** Whether any film answers the query. */
  exists(query: string): boolean;
}

const COLUMNS =
  "film.id, film_search.titles, film_search.people, film.popularity, film.title, film.original_title AS originalTitle";

export function createSearchRows({ sql }: Pick<Store, "sql">): SearchRows {
  // The index has the words of every film. Without hidden films, the row of a film need not be read.
  const filmsOfWords = isRestricted({ sql }) ? `CROSS JOIN film ON film.id = ${FILM_OF_WORD_ROW}` : "";

  return {
    ofWords: (query, { lookup, parameters }, limit) =>
      sql<SearchRow>(`
        SELECT ${COLUMNS}, film_word.rowid AS row
        FROM film_word
        CROSS JOIN film ON film.id = ${FILM_OF_WORD_ROW}
        CROSS JOIN film_search ON film_search.rowid = film.id
        WHERE film_word MATCH :query ${mayContinue("film.id")}
          ${lookup}
        ORDER BY film_word.rowid
        LIMIT :limit`).all({ ...parameters, query, limit }),

    idsOfFields(query, { lookup, parameters }, after, limit) {
      const join = lookup === "" ? filmsOfWords : `CROSS JOIN film ON film.id = ${FILM_OF_WORD_ROW}`;
      return sql<{ id: number }>(`
        SELECT ${FILM_OF_WORD_ROW} AS id
        FROM film_word ${join}
        WHERE film_word MATCH :query AND film_word.rowid > CAST(:after AS INTEGER) ${mayContinue("film_word.rowid")}
          ${lookup}
        ORDER BY film_word.rowid
        LIMIT :limit`)
        .all({ ...parameters, query: fieldsQueryOf(query), after, limit })
        .map(({ id }) => id);
    },

    withInfixes: (words, { lookup, parameters }, limit) =>
      sql<SearchRow>(`
        SELECT ${COLUMNS}, NULL AS row
        FROM film_search CROSS JOIN film ON film.id = film_search.rowid
        WHERE film_search MATCH :query ${mayContinue("film.id")}
          ${lookup}
        LIMIT :limit`).all({ ...parameters, query: `titles : (${words.map(phraseQuery).join(" AND ")})`, limit }),

    popular: ({ lookup, parameters }, limit) =>
      sql<SearchRow>(`
        SELECT ${COLUMNS}, NULL AS row
        FROM film CROSS JOIN film_search ON film_search.rowid = film.id
        WHERE 1 ${mayContinue("film.id")}
          ${lookup}
        ORDER BY film.popularity DESC, film.id
        LIMIT :limit`).all({ ...parameters, limit }),

    exists: (query) =>
      sql(`SELECT 1 FROM film_word ${filmsOfWords} WHERE film_word MATCH :query LIMIT 1`).get({ query }) !== undefined,
  };
}

/** SQL condition: the best file of a film has this resolution. @param id SQL of the film's number */
export function resolutionCondition(resolution: Resolution, id: string): SearchFilter {
  const index = RESOLUTIONS.findIndex(({ name }) => name === resolution);
  const [from, next] = [RESOLUTIONS[index]?.widthFrom ?? 0, RESOLUTIONS[index - 1]?.widthFrom];
  return {
    lookup: `AND (
          SELECT max(video_width) FROM file INDEXED BY file_by_width WHERE file.film = ${id} AND file.part IS NOT NULL
        ) BETWEEN :searchedFrom AND :searchedTo`,
    parameters: { searchedFrom: from, searchedTo: (next ?? Number.MAX_SAFE_INTEGER) - 1 },
  };
}

/**
 * The index of words, `film_word`. FTS5 gives its rows in the order of their numbers, which hold how popular a film is:
 * the first matches are the most popular ones, and reading can stop there.
 */
import type { Store } from "../../store/index.ts";
import { TITLE_MARK } from "./indexTerms.ts";
import { phraseQuery } from "./phraseQuery.ts";

const FILM_BITS = 40;
const LEVELS = 32;
/** A film's popularity has to change by about a quarter to reach another level. */
const LEVELS_PER_DOUBLING = 3;

/** SQL: the film id of an index row. */
export const FILM_OF_WORD_ROW = `(film_word.rowid & ${2 ** FILM_BITS - 1})`;

export interface IndexedText {
  readonly titles: string;
  readonly people: string;
  readonly fields: string;
}

export interface WordIndex {
  /** @param words search text, see `searchText`, and terms of fields, see `fieldTerms` */
  insert(filmId: number, words: IndexedText): void;
  /** Whether the rowid of the film's row still matches its popularity. */
  isCurrent(filmId: number): boolean;
  remove(filmId: number): void;
}

export function createWordIndex({ sql }: Pick<Store, "sql">): WordIndex {
  const rowOf = (filmId: number): number => {
    const film = sql<{ popularity: number }>("SELECT popularity FROM film WHERE id = :filmId").get({ filmId });
    return rowNumber(filmId, film?.popularity ?? 0);
  };

  return {
    insert(filmId, text) {
      sql("INSERT INTO film_word (rowid, words) VALUES (CAST(:row AS INTEGER), :words)").run({
        row: rowOf(filmId),
        words: indexedWords(text),
      });
    },

    isCurrent: (filmId) =>
      sql("SELECT 1 FROM film_word WHERE rowid = CAST(:row AS INTEGER)").get({ row: rowOf(filmId) }) !== undefined,

    // Its popularity may have changed since the row was written.
    remove(filmId) {
      sql(`
        DELETE FROM film_word
        WHERE rowid IN (
          WITH RECURSIVE level (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM level WHERE number < ${LEVELS - 1})
          SELECT (number << ${FILM_BITS}) + :filmId FROM level)`).run({ filmId });
    },
  };
}

/** FTS5 query: films with a word that begins like this. A single letter matches only as a whole word. */
export function wordPrefixQuery(word: string): string {
  return [...word].length === 1 ? phraseQuery(word) : `${phraseQuery(word)} *`;
}

/** FTS5 query: films with one of these titles, spaces left out. */
export function titleQuery(squeezedTitles: readonly string[]): string {
  return squeezedTitles.map((title) => phraseQuery(TITLE_MARK + title)).join(" OR ");
}

/** FTS5 query: films with a title that begins like this, spaces left out. */
export const titlePrefixQuery = (squeezed: string): string => `${phraseQuery(TITLE_MARK + squeezed)} *`;

/** Converts a title to its word in `film_word_term`; `ofTitleWord` converts it back. */
export const toTitleWord = (squeezed: string): string => TITLE_MARK + squeezed;
export const ofTitleWord = (word: string): string => word.slice(TITLE_MARK.length);

/** What a film's row of `film_word` holds. */
export const indexedWords = ({ titles, people, fields }: IndexedText): string =>
  `${titles}${people}${titleWords(titles)} ${fields}`;

/** The number of a film's row, which holds how popular it is. */
export function rowNumber(filmId: number, popularity: number): number {
  const level = Math.min(LEVELS - 1, Math.trunc(LEVELS_PER_DOUBLING * Math.log2(1 + Math.max(0, popularity))));
  return (LEVELS - 1 - level) * 2 ** FILM_BITS + filmId;
}

function titleWords(titles: string): string {
  if (titles === "") return "";
  return TITLE_MARK + titles.replaceAll(" | ", "|").replaceAll(" ", "").replaceAll("|", ` ${TITLE_MARK}`);
}

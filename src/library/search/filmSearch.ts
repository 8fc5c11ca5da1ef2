import { cacheUntilWrite, mayContinue, type Store } from "../../store/index.ts";
import { createCorrections } from "./corrections.ts";
import { foldText } from "./foldText.ts";
import { fuzzyRank, isArticle, type SearchTerms, titlesAsOneWord, wordsRank } from "./searchRank.ts";
import { wordQuery } from "./trigrams.ts";
import { FILM_OF_WORD_ROW, titleQuery, wordPrefixQuery } from "./wordIndex.ts";

const MAX_WORDS = 12;
/** Only this many of the most popular matches are ranked by relevance. */
const MAX_HITS = 1_000;
const MAX_FUZZY_HITS = 400;
/** Maximum number of films with exactly this title, regardless of popularity. */
const MAX_EXACT_TITLES = 100;
/** With fewer hits, films are added that contain the words inside other words. */
const FEW_HITS = 100;
/** Page, jump index and position ask for the same search; a few people search at once. */
const CACHED_SEARCHES = 8;

/** Films that contain the words, or, where there is none, films that are a typo away. */
export type SearchMode = "words" | "fuzzy";

export interface SearchHit {
  readonly id: number;
  /** Relevance: higher is better. */
  readonly rank: number;
  readonly popularity: number;
}

export interface SearchResult {
  readonly mode: SearchMode;
  /** Best first; equally relevant films by popularity. At most the thousand most popular films, and exact titles. */
  readonly hits: readonly SearchHit[];
}

/** SQL conditions on `film`, to append after `WHERE …`. */
export interface SearchFilter {
  readonly lookup: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** SQL that selects films, and its parameters. */
export interface FoundFilms {
  readonly films: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

interface Row {
  id: number;
  titles: string;
  people: string;
  popularity: number;
}

export interface FilmSearch {
  /**
   * @param text as typed: words, never query syntax
   * @param mode the mode of the pages before; by default the text decides
   * @param filter only films that pass are hits
   */
  find(text: string, mode?: SearchMode, filter?: SearchFilter): SearchResult;
  /** All films that a search finds, for a list in another order. */
  all(text: string, mode?: SearchMode): FoundFilms & { readonly mode: SearchMode };
}

const NO_FILTER: SearchFilter = { lookup: "", parameters: {} };

/**
 * Search that ignores accents, ligatures, hyphens, articles and word order, and tolerates a typo. What it reads is bounded:
 * the index gives popular films first, and their relevance decides the order among them.
 */
export function createFilmSearch(store: Store): FilmSearch {
  const { sql } = store;
  const cached = cacheUntilWrite<SearchResult>(store, CACHED_SEARCHES);
  const corrections = createCorrections(store);

  return { find, all };

  function find(text: string, mode?: SearchMode, filter = NO_FILTER): SearchResult {
    const terms = parseTerms(text);
    if (terms === null) return { mode: "words", hits: [] };
    return cached(JSON.stringify([terms.words, mode, filter]), () => search(terms, mode, filter));
  }

  function all(text: string, mode?: SearchMode): FoundFilms & { readonly mode: SearchMode } {
    const found = find(text, mode);
    const terms = parseTerms(text);
    if (terms !== null && found.mode === "words" && found.hits.length >= MAX_HITS)
      return {
        mode: "words",
        films: `SELECT ${FILM_OF_WORD_ROW} AS film
            FROM film_word
            WHERE film_word MATCH :found ${mayContinue("film_word.rowid")}`,
        parameters: { found: wordsQuery(terms) },
      };
    return {
      mode: found.mode,
      films: "SELECT value AS film FROM json_each(:found)",
      parameters: { found: JSON.stringify(found.hits.map(({ id }) => id)) },
    };
  }

  function search(terms: SearchTerms, mode: SearchMode | undefined, filter: SearchFilter): SearchResult {
    const hits = mode === "fuzzy" ? [] : ranked(rowsWithWords(terms, filter), (row) => wordsRank(row, terms));
    if (mode === "words" || hits.length > 0) return { mode: "words", hits };
    // The mode must not depend on the filter: where the filter excludes every match, the result is empty, not fuzzy.
    if (mode === undefined && filter.lookup !== "" && find(terms.words.join(" ")).mode === "words")
      return { mode: "words", hits: [] };
    const rows = fuzzyRows(terms, filter);
    return { mode: "fuzzy", hits: ranked(rows, (row) => fuzzyRank(row, terms)).slice(0, MAX_FUZZY_HITS) };
  }

  function rowsWithWords(terms: SearchTerms, filter: SearchFilter): Row[] {
    const popular = rowsOfWords(wordsQuery(terms), filter, MAX_HITS);
    if (popular.length === MAX_HITS)
      return distinct([...popular, ...rowsOfWords(titleQuery(titlesAsOneWord(terms)), filter, MAX_EXACT_TITLES)]);
    if (popular.length >= FEW_HITS) return popular;
    return distinct([...popular, ...rowsOfTrigrams(terms.required.map(wordQuery).join(" AND "), filter, MAX_HITS)]);
  }

  function fuzzyRows(terms: SearchTerms, filter: SearchFilter): Row[] {
    const query = corrections.queryOf(terms.required);
    const corrected = query === null ? [] : rowsOfWords(query, filter, MAX_HITS);
    if (corrected.length > 0) return corrected;
    const likely = corrections.trigramQueryOf(terms.required);
    return likely === null ? [] : rowsOfTrigrams(likely, filter, MAX_FUZZY_HITS);
  }

  /** The most popular films first, by popularity level. */
  function rowsOfWords(query: string, { lookup, parameters }: SearchFilter, limit: number): Row[] {
    return sql<Row>(`
      SELECT film.id, film_search.titles, film_search.people, film.popularity
      FROM film_word
      CROSS JOIN film ON film.id = ${FILM_OF_WORD_ROW}
      CROSS JOIN film_search ON film_search.rowid = film.id
      WHERE film_word MATCH :query ${mayContinue("film.id")}
        ${lookup}
      ORDER BY film_word.rowid
      LIMIT :limit`).all({ ...parameters, query, limit });
  }

  function rowsOfTrigrams(query: string, { lookup, parameters }: SearchFilter, limit: number): Row[] {
    return sql<Row>(`
      SELECT film.id, film_search.titles, film_search.people, film.popularity
      FROM film_search CROSS JOIN film ON film.id = film_search.rowid
      WHERE film_search MATCH :query ${mayContinue("film.id")}
        ${lookup}
      LIMIT :limit`).all({ ...parameters, query, limit });
  }
}

const wordsQuery = ({ required }: SearchTerms) => required.map(wordPrefixQuery).join(" AND ");

/** Null when there is nothing to search for. Articles are required only where there is no other word. */
export function parseTerms(text: string): SearchTerms | null {
  const words = foldText(text).split(" ").filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const withoutArticles = words.filter((word) => !isArticle(word));
  return { words, required: withoutArticles.length > 0 ? withoutArticles : words };
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function ranked(rows: readonly Row[], rankOf: (row: Row) => number): SearchHit[] {
  return rows
    .map((row) => ({ id: row.id, rank: rankOf(row), popularity: row.popularity }))
    .filter(({ rank }) => rank > 0)
    .sort(byRelevance);
}

/** Negative when `a` comes first. The id breaks ties, so that each film has its own position in the list. */
export function byRelevance(a: SearchHit, b: SearchHit): number {
  return b.rank - a.rank || b.popularity - a.popularity || a.id - b.id;
}

import { cacheUntilWrite, type Store } from "../../store/index.ts";
import { foldText } from "./foldText.ts";
import { fuzzyRank, isArticle, type SearchTerms, wordsRank } from "./searchRank.ts";
import { likelyTrigrams, phraseQuery, wordQuery } from "./trigrams.ts";

const MAX_WORDS = 12;
/** Of fuzzy matches. Films that contain the words are not limited: a filter must see them all. */
const MAX_FUZZY_MATCHES = 400;
const MAX_TRIGRAMS = 40;
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
  /** Best first; equally relevant films by popularity. */
  readonly hits: readonly SearchHit[];
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
   */
  find(text: string, mode?: SearchMode): SearchResult;
}

/**
 * Search that ignores accents, ligatures, hyphens, articles and word order, and tolerates a typo. Trigrams find
 * candidates; their relevance decides the order.
 */
export function createFilmSearch(store: Store): FilmSearch {
  const { sql } = store;
  const cached = cacheUntilWrite<SearchResult>(store, CACHED_SEARCHES);

  return {
    find(text, mode) {
      const terms = parseTerms(text);
      if (terms === null) return { mode: "words", hits: [] };
      return cached(JSON.stringify([terms.words, mode]), () => search(terms, mode));
    },
  };

  function search(terms: SearchTerms, mode: SearchMode | undefined): SearchResult {
    const hits = mode === "fuzzy" ? [] : ranked(rowsWithWords(terms), (row) => wordsRank(row, terms));
    if (mode === "words" || hits.length > 0) return { mode: "words", hits };
    return { mode: "fuzzy", hits: ranked(fuzzyRows(terms), (row) => fuzzyRank(row, terms)) };
  }

  function rowsWithWords({ required }: SearchTerms): Row[] {
    return sql<Row>(`
      SELECT film.id, film_search.titles, film_search.people, film.popularity
      FROM film_search JOIN film ON film.id = film_search.rowid
      WHERE film_search MATCH :query`).all({ query: required.map(wordQuery).join(" AND ") });
  }

  function fuzzyRows({ required }: SearchTerms): Row[] {
    const trigrams = [...new Set(required.flatMap(likelyTrigrams))].slice(0, MAX_TRIGRAMS);
    if (trigrams.length === 0) return [];
    return sql<Row>(`
      SELECT film.id, hit.titles, hit.people, film.popularity
      FROM (SELECT rowid, titles, people FROM film_search WHERE film_search MATCH :query
            ORDER BY rank LIMIT ${MAX_FUZZY_MATCHES}) AS hit
      JOIN film ON film.id = hit.rowid`).all({ query: trigrams.map(phraseQuery).join(" OR ") });
  }
}

/** Null when there is nothing to search for. Articles are required only where there is no other word. */
export function parseTerms(text: string): SearchTerms | null {
  const words = foldText(text).split(" ").filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const withoutArticles = words.filter((word) => !isArticle(word));
  return { words, required: withoutArticles.length > 0 ? withoutArticles : words };
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

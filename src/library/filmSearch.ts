import type { Store } from "../store/index.ts";
import { foldText } from "./foldText.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";
import { isArticle, nearnessRank, type Sought, wordsRank } from "./searchRank.ts";

const MOST_WORDS = 12;
/** Of what is only alike; the words themselves have no such limit: a filter must see all that hold them. */
const MOST_ALIKE = 400;
const MOST_TRIGRAMS = 40;
const TRIGRAM = 3;
/** One search is asked for by page, rail and place; a few people search at once. */
const SEARCHES_REMEMBERED = 8;
/** A typo in a shorter word leaves hardly a trigram whole. */
const SHORT_WORD = 5;

/** Films that hold the words, or, where there is none, films that are a typo away. */
export type SearchMode = "words" | "alike";

export interface Found {
  readonly id: number;
  readonly rank: number;
  readonly popularity: number;
}

export interface Search {
  readonly mode: SearchMode;
  /** Best first. */
  readonly found: readonly Found[];
}

interface Row {
  id: number;
  titles: string;
  people: string;
  popularity: number;
}

export type FilmSearch = ReturnType<typeof filmSearch>;

/**
 * Search that forgives accents, ligatures, hyphens, articles, word order and a typo. Trigrams find candidates; how near
 * each really is decides the order. What a person types is words, never query syntax.
 */
export function filmSearch(store: Store) {
  const { sql } = store;
  const remembered = rememberUntilWritten<Search>(store, SEARCHES_REMEMBERED);

  return {
    /**
     * @param text as typed
     * @param mode the mode of the pages before; without it the text decides
     * @returns best first; equally near ones by popularity
     */
    find(text: string, mode?: SearchMode): Search {
      const sought = soughtIn(text);
      if (sought === null) return { mode: "words", found: [] };
      return remembered(JSON.stringify([sought.words, mode]), () => searchFor(sought, mode));
    },
  };

  function searchFor(sought: Sought, mode: SearchMode | undefined): Search {
    const holding = mode === "alike" ? [] : ranked(holdingWords(sought), (row) => wordsRank(row, sought));
    if (mode === "words" || holding.length > 0) return { mode: "words", found: holding };
    return { mode: "alike", found: ranked(alike(sought), (row) => nearnessRank(row, sought)) };
  }

  function holdingWords({ required }: Sought): Row[] {
    return sql<Row>(`
      SELECT film.id, film_search.titles, film_search.people, film.popularity
      FROM film_search JOIN film ON film.id = film_search.rowid
      WHERE film_search MATCH :query`).all({ query: required.map(wordQuery).join(" AND ") });
  }

  function alike({ required }: Sought): Row[] {
    const grams = [...new Set(required.flatMap(likelyTrigrams))].slice(0, MOST_TRIGRAMS);
    if (grams.length === 0) return [];
    return sql<Row>(`
      SELECT film.id, hit.titles, hit.people, film.popularity
      FROM (SELECT rowid, titles, people FROM film_search WHERE film_search MATCH :query
            ORDER BY rank LIMIT ${MOST_ALIKE}) AS hit
      JOIN film ON film.id = hit.rowid`).all({ query: grams.map(quoted).join(" OR ") });
  }
}

/** Null when there is nothing to look for. Articles are looked for only where there is nothing else. */
function soughtIn(text: string): Sought | null {
  const words = foldText(text).split(" ").filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const bare = words.filter((word) => !isArticle(word));
  return { words, required: bare.length > 0 ? bare : words };
}

function ranked(rows: readonly Row[], rankOf: (row: Row) => number): Found[] {
  return rows
    .map((row) => ({ id: row.id, rank: rankOf(row), popularity: row.popularity }))
    .filter(({ rank }) => rank > 0)
    .sort(byNearness);
}

/** Below zero when `a` comes first. The id breaks ties, so that a place in the list is one film's alone. */
export function byNearness(a: Found, b: Found): number {
  return b.rank - a.rank || b.popularity - a.popularity || a.id - b.id;
}

/** One or two letters have no trigram of their own: with the spaces around them they have. */
function wordQuery(word: string): string {
  const letters = [...word].length;
  if (letters >= TRIGRAM) return quoted(word);
  return quoted(letters === 1 ? ` ${word} ` : ` ${word}`);
}

/** Trigrams that survive a typo somewhere in the word. */
function likelyTrigrams(word: string): string[] {
  const letters = [...word];
  if (letters.length < TRIGRAM) return [];
  if (letters.length > SHORT_WORD) return trigrams(letters);
  const swapped = letters.slice(1).flatMap((letter, at) => {
    const turned = letters.with(at, letter).with(at + 1, letters[at] ?? "");
    return trigrams(turned);
  });
  return [...trigrams([" ", ...letters, " "]), ...swapped];
}

function trigrams(letters: readonly string[]): string[] {
  return Array.from({ length: letters.length - TRIGRAM + 1 }, (_, at) => letters.slice(at, at + TRIGRAM).join(""));
}

/** In quotes everything is text: operators, stars and brackets too. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

import { distance } from "fastest-levenshtein";
import type { Store } from "../store/index.ts";
import { foldText, squeeze } from "./foldText.ts";

/** More answers than anyone scrolls through; ordering them costs a fraction of a millisecond each. */
const MOST_CANDIDATES = 400;
const MOST_WORDS = 12;
const TRIGRAM = 3;

interface Hit {
  id: number;
  titles: string;
  people: string;
  popularity: number;
}

export type FilmSearch = ReturnType<typeof filmSearch>;

/**
 * Search that forgives accents, ligatures, hyphens, word order and a typo. Trigrams find candidates; how near each
 * really is decides the order. What a person types is words, never query syntax.
 */
export function filmSearch({ sql }: Store) {
  return {
    /** @param text as typed. @returns ids of films, best first */
    find(text: string): number[] {
      const words = foldText(text).split(" ").filter(Boolean).slice(0, MOST_WORDS);
      if (words.length === 0) return [];
      const exact = everyWord(words);
      const hits = exact.length > 0 ? exact : nearly(words);
      const squeezed = squeeze(text);
      return hits
        .map((hit) => ({ id: hit.id, rank: rank(hit, words, squeezed), popularity: hit.popularity }))
        .filter(({ rank: quality }) => quality > 0)
        .sort((a, b) => b.rank - a.rank || b.popularity - a.popularity || a.id - b.id)
        .map(({ id }) => id);
    },
  };

  /** Films that hold every word, as a part of some word of theirs. */
  function everyWord(words: readonly string[]): Hit[] {
    const long = words.filter((word) => word.length >= TRIGRAM);
    const short = words.filter((word) => word.length < TRIGRAM);
    if (long.length === 0) return startingWith(words);
    const hits = matching(long.map(quoted).join(" AND "));
    const holding = hits.filter(({ titles, people }) =>
      short.every((word) => ` ${titles} ${people}`.includes(` ${word}`)),
    );
    return holding.length > 0 ? holding : hits.filter(() => short.length > 0);
  }

  /** One or two letters have no trigram: titles that begin with them. */
  function startingWith(words: readonly string[]): Hit[] {
    const from = words.join(" ");
    return sql<Hit>(`
      SELECT film.id, film.identity_title AS titles, '' AS people, film.popularity
      FROM film
      WHERE film.sort_title >= :from AND film.sort_title < :to
      ORDER BY film.sort_title
      LIMIT ${MOST_CANDIDATES}`).all({ from, to: `${from}\uFFFF` });
  }

  /** A typo breaks at most three trigrams of a word: some of the others still hit. */
  function nearly(words: readonly string[]): Hit[] {
    const grams = new Set(words.filter((word) => word.length >= TRIGRAM).flatMap(trigrams));
    return grams.size === 0 ? [] : matching([...grams].slice(0, 40).map(quoted).join(" OR "));
  }

  function matching(query: string): Hit[] {
    return sql<Hit>(`
      SELECT hit.rowid AS id, hit.titles, hit.people, film.popularity
      FROM (SELECT rowid, titles, people FROM film_search WHERE film_search MATCH :query
            ORDER BY rank LIMIT ${MOST_CANDIDATES}) AS hit
      JOIN film ON film.id = hit.rowid`).all({ query });
  }
}

/** In quotes everything is text: operators, stars and brackets too. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function trigrams(word: string): string[] {
  return Array.from({ length: word.length - TRIGRAM + 1 }, (_, at) => word.slice(at, at + TRIGRAM));
}

/** 1 the title itself, then its beginning, all words, and what is a typo away; 0 too unlike to show. */
function rank({ titles, people }: Hit, words: readonly string[], squeezed: string): number {
  const all = titles.split(" | ");
  const phrase = words.join(" ");
  if (all.some((title) => title === phrase || title.replaceAll(" ", "") === squeezed)) return 1;
  if (all.some((title) => title.startsWith(phrase))) return 0.9;
  const own = [...new Set(`${titles} ${people}`.split(/[ |]+/))];
  const likeness = words.map((word) => likenessOf(word, own));
  const worst = Math.min(...likeness);
  if (worst >= 0.6) return 0.4 + (0.4 * likeness.reduce((sum, one) => sum + one, 0)) / words.length;
  const squeezedLikeness = Math.max(...all.map((title) => nearness(squeezed, title.replaceAll(" ", ""))));
  return squeezedLikeness >= 0.75 ? 0.3 + 0.3 * squeezedLikeness : 0;
}

function likenessOf(word: string, own: readonly string[]): number {
  let best = 0;
  for (const candidate of own) {
    if (candidate.startsWith(word)) return candidate === word ? 1 : 0.9;
    if (candidate.includes(word)) best = Math.max(best, 0.8);
    else if (word.length >= 4 && Math.abs(candidate.length - word.length) <= 2)
      best = Math.max(best, nearness(word, candidate));
  }
  return best;
}

function nearness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

import type { Store } from "../../store/index.ts";
import { LAST_LETTER } from "./foldText.ts";
import {
  isComparable,
  MIN_FUZZY_WORD_LENGTH,
  MIN_TITLE_SIMILARITY,
  MIN_WORD_SIMILARITY,
  similarity,
} from "./searchRank.ts";
import { phraseQuery } from "./trigrams.ts";
import { ofTitleWord, titleQuery, toTitleWord, wordPrefixQuery } from "./wordIndex.ts";

/** Maximum spellings tried for a mistyped word. */
const MAX_SPELLINGS = 8;
const MAX_LENGTH_DIFFERENCE = 2;

/** Finds what a mistyped search may have meant, among the indexed words. */
export interface Corrections {
  /** A query of `film_word`; null where no word is similar. */
  queryOf(words: readonly string[]): string | null;
  /** A query of `film_search` for a mistyped first letter; null where the words are too short. */
  trigramQueryOf(words: readonly string[]): string | null;
}

export function createCorrections({ sql }: Pick<Store, "sql">): Corrections {
  return {
    queryOf(words) {
      const spellings = words.map(spellingsOf);
      const title = titlesLike(words.join(""));
      const alternatives = [
        ...(spellings.every((queries) => queries.length > 0)
          ? [spellings.map((queries) => `(${queries.join(" OR ")})`).join(" AND ")]
          : []),
        ...(title.length > 0 ? [titleQuery(title)] : []),
      ];
      return alternatives.length === 0 ? null : alternatives.map((query) => `(${query})`).join(" OR ");
    },

    trigramQueryOf(words) {
      const ends = words.map((word) => [...word].slice(1).join("")).filter((end) => end.length >= 3);
      return ends.length < words.length ? null : ends.map(phraseQuery).join(" AND ");
    },
  };

  /** Queries of the word itself, as the beginning of another, and of the words most similar to it. */
  function spellingsOf(word: string): string[] {
    const own = wordPrefixQuery(word);
    if (word.length < MIN_FUZZY_WORD_LENGTH) return [own];
    const similar = firstLettersOf(word)
      .flatMap((from) => termsFrom(from, word.length))
      .filter((term) => isComparable(word, term))
      .map((term) => ({ term, similarity: similarity(word, term) }))
      .filter((one) => one.similarity >= MIN_WORD_SIMILARITY)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, MAX_SPELLINGS);
    return [own, ...similar.map(({ term }) => phraseQuery(term))];
  }

  /** Titles whose spelling without spaces is similar. */
  function titlesLike(squeezed: string): string[] {
    if (squeezed.length < MIN_FUZZY_WORD_LENGTH) return [];
    return termsFrom(toTitleWord(squeezed.slice(0, 2)), squeezed.length + 1)
      .map(ofTitleWord)
      .map((title) => ({ title, similarity: similarity(squeezed, title) }))
      .filter((one) => one.similarity >= MIN_TITLE_SIMILARITY)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, MAX_SPELLINGS)
      .map(({ title }) => title);
  }

  function termsFrom(from: string, length: number): string[] {
    const rows = sql<{ term: string }>(`
      SELECT term
      FROM film_word_term
      WHERE term >= :from AND term < :to AND length(term) BETWEEN :shortest AND :longest`);
    const lengths = { shortest: length - MAX_LENGTH_DIFFERENCE, longest: length + MAX_LENGTH_DIFFERENCE };
    return rows.all({ from, to: from + LAST_LETTER, ...lengths }).map(({ term }) => term);
  }
}

/** Of the word as typed, and as if its first two letters were swapped or the first were one too many. */
function firstLettersOf(word: string): string[] {
  const [first = "", second = ""] = word;
  return [...new Set([first, second])];
}

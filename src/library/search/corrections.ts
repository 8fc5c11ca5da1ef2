import type { Store } from "../../store/index.ts";
import { LAST_LETTER } from "./foldText.ts";
import { errorsBetween, MIN_LENGTH, maxErrors } from "./spelling.ts";
import { GENRE_PHRASES } from "./vocabulary/genres.ts";
import { PLACE_PHRASES } from "./vocabulary/places.ts";
import { ofTitleWord, toTitleWord } from "./wordIndex.ts";

/** Spellings tried for a mistyped word, and for a search with several of them. */
const MAX_SPELLINGS = 4;
const MAX_TRIES = 6;

/** Finds what a mistyped search may have meant, among the indexed words. */
export interface Corrections {
  /** The words most similar to one that no film has; those with the fewest errors, the most frequent first. */
  spellingsOf(word: string): string[];
  /** Titles without spaces that are similar to a text without spaces. */
  titlesLike(squeezed: string): string[];
}

interface Term {
  readonly term: string;
  readonly films: number;
}

/** Names of fields, too: `horor` is a genre. */
const FIELD_WORDS: readonly Term[] = [...new Set([...GENRE_PHRASES.keys(), ...PLACE_PHRASES.keys()])]
  .filter((phrase) => !phrase.includes(" "))
  .map((term) => ({ term, films: 1 }));

export function createCorrections({ sql }: Pick<Store, "sql">): Corrections {
  return {
    spellingsOf(word) {
      if (maxErrors(word.length) === 0) return [];
      const indexed = firstLettersOf(word).flatMap((from) => termsFrom(from, word.length));
      return nearest(word, [...indexed, ...FIELD_WORDS]).slice(0, MAX_SPELLINGS);
    },

    titlesLike(squeezed) {
      if (maxErrors(squeezed.length) === 0) return [];
      const titles = termsFrom(toTitleWord(squeezed.slice(0, 2)), squeezed.length + 1);
      const own = titles.map(({ term, films }) => ({ term: ofTitleWord(term), films }));
      return nearest(squeezed, own).slice(0, MAX_SPELLINGS);
    },
  };

  function termsFrom(from: string, length: number): Term[] {
    const most = maxErrors(length);
    return sql<Term>(`
      SELECT term, doc AS films
      FROM film_word_term
      WHERE term >= :from AND term < :to AND length(term) BETWEEN :shortest AND :longest`).all({
      ...{ from, to: from + LAST_LETTER },
      ...{ shortest: Math.max(MIN_LENGTH, length - most), longest: length + most },
    });
  }
}

/** Each text with the mistyped words replaced, the likeliest first. */
export function replacements(spellings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let combined: (readonly string[])[] = [[]];
  for (const alternatives of spellings)
    combined = combined.flatMap((chosen) => alternatives.map((one) => [...chosen, one])).slice(0, MAX_TRIES);
  return combined;
}

function nearest(word: string, known: readonly Term[]): string[] {
  const near = known.flatMap(({ term, films }) => {
    const errors = term === word ? null : errorsBetween(word, term);
    return errors === null ? [] : [{ term, films, errors }];
  });
  const fewest = Math.min(...near.map(({ errors }) => errors));
  const best = near.filter(({ errors }) => errors === fewest).sort((a, b) => b.films - a.films);
  return [...new Set(best.map(({ term }) => term))];
}

/** Of the word as typed, and as if its first two letters were swapped or the first were one too many. */
function firstLettersOf(word: string): string[] {
  const [first = "", second = ""] = word;
  return [...new Set([first, second])];
}

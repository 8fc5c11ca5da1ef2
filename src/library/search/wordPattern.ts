/** How one typed word is compared with the words of films: in the index, and in the text of a film. Pure. */
import { keywordQuery, overviewQuery } from "./indexTerms.ts";
import { anyOf } from "./parseQuery.ts";
import { phraseQuery } from "./phraseQuery.ts";
import { isCommon } from "./vocabulary/ignoredWords.ts";
import { sameNumber } from "./vocabulary/numerals.ts";
import { wordPrefixQuery } from "./wordIndex.ts";

/** Where a word is looked for: titles and people; then keywords, collections and studios; then overviews. */
export const TIERS = ["names", "keywords", "overviews"] as const;
export type Tier = (typeof TIERS)[number];

export interface WordPattern {
  readonly word: string;
  /** Any of these words. */
  readonly exact: readonly string[];
  /** Or a word that begins with this. */
  readonly prefix: string | null;
}

const MIN_PREFIX_LENGTH = 3;
const MIN_LAST_PREFIX_LENGTH = 2;
const MAX_DIGITS_OF_PREFIX = 3;

interface Position {
  readonly isFirst: boolean;
  /** Whoever types has perhaps not finished the last word. */
  readonly isLast: boolean;
}

export function wordPattern(word: string, { isFirst, isLast }: Position): WordPattern {
  const length = [...word].length;
  const isWritten = length >= (isLast ? MIN_LAST_PREFIX_LENGTH : MIN_PREFIX_LENGTH);
  const same = sameNumber(word, isFirst);
  if (same) return { word, exact: same, prefix: isLast && isWritten && !/\d/.test(word) ? word : null };
  if (/^\d+$/.test(word))
    return { word, exact: [word], prefix: isLast && isWritten && length <= MAX_DIGITS_OF_PREFIX ? word : null };
  return { word, exact: [word], prefix: isWritten ? word : null };
}

/** FTS5 query: films with the word, as far as the tier looks. */
export function patternQuery({ word, exact, prefix }: WordPattern, tier: Tier): string {
  const own = exact.filter((one) => one !== prefix).map(phraseQuery);
  return anyOf([
    ...own,
    ...(prefix === null ? [] : [wordPrefixQuery(prefix)]),
    // A film's number in its collection is a keyword in digits.
    ...(tier === "names" ? [] : exact.filter((one) => one === word || /^\d+$/.test(one)).map(keywordQuery)),
    ...(tier === "overviews" && !isCommon(word) ? [overviewQuery(word)] : []),
  ]);
}

/** @param text folded, with a space on both sides of each word */
export function isIn(text: string, { exact, prefix }: WordPattern): boolean {
  return (prefix !== null && text.includes(` ${prefix}`)) || isWholeWordIn(text, { exact });
}

export function isWholeWordIn(text: string, { exact }: Pick<WordPattern, "exact">): boolean {
  return exact.some((one) => text.includes(` ${one} `));
}

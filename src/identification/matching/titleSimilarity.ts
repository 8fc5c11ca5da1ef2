import { distance } from "fastest-levenshtein";
import { comparableWords, foldCase, STOP_WORDS } from "../releaseName/index.ts";
import { editDistance } from "./editDistance.ts";

/** A title prepared for comparison with many others. */
export interface ComparableTitle {
  readonly words: readonly string[];
  /** Weights of the words, in their order. */
  readonly weights: readonly number[];
  readonly key: string;
  /** The title before its colon or dash, where it has one; empty otherwise. */
  readonly headKey: string;
  /** Its numbers, sorted: films of one series differ in them. */
  readonly numbers: string;
}

const HEAD = /^(.{1,200}?)(?:\s?:\s|\s[-–—]\s|:\s)/;
const HEAD_MARK = /[:–—-]/;
const NUMBER = /^\d+$/;
/** No film has a longer title; hostile input has. */
const MAX_TITLE_LENGTH = 300;

/** Weights of the similarity by characters and by words. */
const CHARACTERS = 0.45;
const WORDS = 0.55;
const SUBTITLE_DROPPED = 0.87;
const LONGER_BY_WORDS = 0.74;
/** One typing error in seven letters, two in fourteen: accepted with the year, ambiguous without. */
const MISSPELT = 0.88;
/** Changes of two typing errors, where each may be a pair of swapped letters. */
const MAX_TYPING_CHANGES = 4;
const STOP_WORD_WEIGHT = 0.25;
const CLOSE_WORD = 0.7;
/** Less similar titles are not searched for misspelt words, because that costs the most. */
const MIN_FOR_MISSPELT_WORDS = 0.5;

export function comparableTitle(title: string): ComparableTitle {
  const cut = title.slice(0, MAX_TITLE_LENGTH);
  const words = comparableWords(cut);
  const head = HEAD_MARK.test(cut) ? (HEAD.exec(cut)?.[1] ?? "") : "";
  return {
    words,
    weights: words.map(weightOf),
    key: words.join(""),
    headKey: head === "" ? "" : comparableWords(head).join(""),
    numbers: words
      .filter((word) => NUMBER.test(word))
      .sort()
      .join(" "),
  };
}

/**
 * How similar two titles are, 0–1. Equal but for case, accents, articles, numerals and *and*: 1. Without the subtitle:
 * 0.87. A title that is only a part of the other is never accepted: *Alien* is not *Alien Warfare*.
 * @param atLeast a lower similarity does not matter: 0 is returned as soon as this cannot be reached
 */
export function titleSimilarity(a: ComparableTitle, b: ComparableTitle, atLeast = 0): number {
  if (a.key === "" || b.key === "") return 0;
  if (a.key === b.key) return 1;
  if (a.key === b.headKey || a.headKey === b.key) return SUBTITLE_DROPPED;
  const longest = Math.max(a.key.length, b.key.length);
  if (CHARACTERS * (Math.min(a.key.length, b.key.length) / longest) + WORDS < atLeast) return 0;
  const changes = distance(a.key, b.key);
  if (changes <= MAX_TYPING_CHANGES && isMisspelt(a, b)) return MISSPELT;
  const byCharacters = 1 - changes / longest;
  if (CHARACTERS * byCharacters + WORDS < atLeast) return 0;
  const byWords = wordSimilarity(a, b, byCharacters >= MIN_FOR_MISSPELT_WORDS);
  const alike = CHARACTERS * byCharacters + WORDS * byWords;
  return isContained(a, b) ? Math.min(alike, LONGER_BY_WORDS) : Math.min(alike, 0.985);
}

function isMisspelt(a: ComparableTitle, b: ComparableTitle): boolean {
  const length = Math.max(a.key.length, b.key.length);
  if (length < 7 || Math.abs(a.key.length - b.key.length) > 2 || numbersDiffer(a, b)) return false;
  return editDistance(a.key, b.key) <= (length >= 14 ? 2 : 1);
}

/** Share of words that both have. A misspelt word counts by the share of its letters that fit, a stop word counts little. */
function wordSimilarity(a: ComparableTitle, b: ComparableTitle, mayBeMisspelt: boolean): number {
  return (coverage(a, b.words, mayBeMisspelt) + coverage(b, a.words, mayBeMisspelt)) / 2;
}

function coverage({ words, weights }: ComparableTitle, others: readonly string[], mayBeMisspelt: boolean): number {
  let total = 0;
  let found = 0;
  // A plain loop for speed: this runs for each pair of words of each pair of titles.
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const weight = weights[at] ?? 0;
    total += weight;
    if (others.includes(word)) found += weight;
    else if (mayBeMisspelt) found += weight * closest(word, others);
  }
  return total === 0 ? 0 : found / total;
}

/** A number weighs as much as a long word: *Taken 2* is not *Taken 3*. */
function weightOf(word: string): number {
  if (STOP_WORDS.has(word)) return STOP_WORD_WEIGHT;
  return /\d/.test(word) ? 1.2 : 0.6 + Math.min(word.length, 8) / 10;
}

function closest(word: string, others: readonly string[]): number {
  if (word.length < 3 || NUMBER.test(word)) return 0;
  let best = 0;
  for (const other of others) {
    if (Math.abs(other.length - word.length) > 2 || NUMBER.test(other)) continue;
    const alike = 1 - distance(word, other) / Math.max(word.length, other.length);
    if (alike > best) best = alike;
  }
  return best >= CLOSE_WORD - (word.length <= 5 ? 0.15 : 0) ? best : 0;
}

/** All words of one title are in the other, in order, and the other has more words that are no stop words. */
function isContained(a: ComparableTitle, b: ComparableTitle): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  let at = 0;
  let extra = 0;
  for (let index = 0; index < long.length; index += 1) {
    const word = long[index] ?? "";
    if (word === short[at]) at += 1;
    else if (long.length - index <= short.length - at) return false;
    else if (!STOP_WORDS.has(word)) extra += 1;
  }
  return at === short.length && extra > 0;
}

/** Different numbers are different films of one series, however similar the titles. */
export function numbersDiffer(a: ComparableTitle, b: ComparableTitle): boolean {
  return a.numbers !== b.numbers;
}

/** Whether two names of people are equal but for case and accents. */
export function isSameName(a: string, b: string): boolean {
  return foldCase(a).replace(/[^a-z]/g, "") === foldCase(b).replace(/[^a-z]/g, "");
}

import { distance } from "fastest-levenshtein";
import { editDistance } from "./editDistance.ts";
import { comparableWords, foldCase } from "./foldTitle.ts";
import { SMALL_WORDS } from "./vocabulary/titleWords.ts";

/** A title made ready for comparison, once, however many others it meets. */
export interface ComparableTitle {
  readonly words: readonly string[];
  readonly key: string;
  /** The title before its colon or dash, where it has one; empty otherwise. */
  readonly headKey: string;
}

/** Longer titles are hostile; nobody's film needs more. */
const LONGEST_TITLE = 300;

const SUBTITLE_DROPPED = 0.87;
const LONGER_BY_WORDS = 0.74;
/** One slip of the fingers in seven letters, two in fourteen: enough with the year, not without. */
const MISSPELT = 0.88;
const SMALL_WORD_WEIGHT = 0.25;
const CLOSE_WORD = 0.7;

export function comparableTitle(title: string): ComparableTitle {
  const cut = title.slice(0, LONGEST_TITLE);
  const words = comparableWords(cut);
  const head = /^(.{1,200}?)(?:\s?:\s|\s[-–—]\s|:\s)/.exec(cut)?.[1] ?? "";
  return { words, key: words.join(""), headKey: head === "" ? "" : comparableWords(head).join("") };
}

/**
 * How alike two titles are, 0–1. Equal but for case, accents, articles, numerals and *and*: 1. One that lost its
 * subtitle: 0.87. One that merely begins the other stays below any acceptance: *Alien* is not *Alien Warfare*.
 */
export function titleSimilarity(a: ComparableTitle, b: ComparableTitle): number {
  if (a.key === "" || b.key === "") return 0;
  if (a.key === b.key) return 1;
  if (a.key === b.headKey || a.headKey === b.key) return SUBTITLE_DROPPED;
  if (isMisspelt(a, b)) return MISSPELT;
  const alike = 0.45 * characterSimilarity(a.key, b.key) + 0.55 * wordSimilarity(a.words, b.words);
  return isContained(a, b) ? Math.min(alike, LONGER_BY_WORDS) : Math.min(alike, 0.985);
}

function isMisspelt(a: ComparableTitle, b: ComparableTitle): boolean {
  const length = Math.max(a.key.length, b.key.length);
  if (length < 7 || Math.abs(a.key.length - b.key.length) > 2 || numbersDiffer(a, b)) return false;
  return editDistance(a.key, b.key) <= (length >= 14 ? 2 : 1);
}

/** Share of characters that need no change. */
function characterSimilarity(a: string, b: string): number {
  return 1 - distance(a, b) / Math.max(a.length, b.length);
}

/** Share of words that both have; a misspelt word counts for what is right in it, a small word for little. */
function wordSimilarity(a: readonly string[], b: readonly string[]): number {
  return (coverage(a, b) + coverage(b, a)) / 2;
}

function coverage(words: readonly string[], others: readonly string[]): number {
  const known = new Set(others);
  let total = 0;
  let found = 0;
  for (const word of words) {
    const weight = weightOf(word);
    total += weight;
    found += weight * (known.has(word) ? 1 : closest(word, others));
  }
  return total === 0 ? 0 : found / total;
}

/** Numbers weigh as much as long words: *Taken 2* is not *Taken 3*. */
function weightOf(word: string): number {
  if (SMALL_WORDS.has(word)) return SMALL_WORD_WEIGHT;
  return /\d/.test(word) ? 1.2 : 0.6 + Math.min(word.length, 8) / 10;
}

function closest(word: string, others: readonly string[]): number {
  if (word.length < 3 || /^\d+$/.test(word)) return 0;
  let best = 0;
  for (const other of others) {
    if (Math.abs(other.length - word.length) > 2 || /^\d+$/.test(other)) continue;
    const alike = 1 - distance(word, other) / Math.max(word.length, other.length);
    if (alike > best) best = alike;
  }
  return best >= CLOSE_WORD - (word.length <= 5 ? 0.15 : 0) ? best : 0;
}

/** All words of one are in the other, in order, and the other has more that matter. */
function isContained(a: ComparableTitle, b: ComparableTitle): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  let at = 0;
  let extra = 0;
  for (const word of long) {
    if (word === short[at]) at += 1;
    else if (!SMALL_WORDS.has(word)) extra += 1;
  }
  return at === short.length && extra > 0;
}

/** Sequel numbers that differ make two films of one series, however alike their titles. */
export function numbersDiffer(a: ComparableTitle, b: ComparableTitle): boolean {
  const numbers = (title: ComparableTitle) =>
    title.words
      .filter((word) => /^\d+$/.test(word))
      .sort()
      .join(" ");
  const [first, second] = [numbers(a), numbers(b)];
  return first !== second;
}

/** Equal names of people, folded. */
export function isSameName(a: string, b: string): boolean {
  return foldCase(a).replace(/[^a-z]/g, "") === foldCase(b).replace(/[^a-z]/g, "");
}

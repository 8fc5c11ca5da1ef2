import { distance } from "fastest-levenshtein";
import { ARTICLES, comparableWords, STOP_WORDS, titleWords } from "../releaseName/index.ts";
import { editDistance } from "./editDistance.ts";
import { initialsSimilarity, type NumberedTitle, numberedTitle, ownersNumberSimilarity } from "./ownersNumber.ts";

/** A title prepared for comparison with many others. */
export interface ComparableTitle {
  readonly words: readonly string[];
  /** Weights of the words, in their order. */
  readonly weights: readonly number[];
  readonly key: string;
  /** All letters and digits, with the leading article. */
  readonly fullKey: string;
  /** The parts before each colon and dash, and before *or*: *Dr. Strangelove or: How I Learned …*. */
  readonly heads: readonly string[];
  /** Its numbers, sorted: films of one series differ in them. */
  readonly numbers: string;
  /** The readings of the title as one with an owner's number. */
  readonly numbered: NumberedTitle;
}

const SEPARATOR = /,?\s(?:or|ou|oder)(?:\s?:\s|,\s)|\s?:\s|\s[-–—]\s/gi;
const HEAD_MARK = /[:–—-]|\s(?:or|ou|oder),/i;
const NUMBER = /^\d+$/;
/** No film has a longer title; hostile input has. */
const MAX_TITLE_LENGTH = 300;
const MAX_HEADS = 4;

/** Weights of the similarity by characters and by words. */
const CHARACTERS = 0.45;
const WORDS = 0.55;
const SUBTITLE_DROPPED = 0.87;
/** `Terminator 3` is *Terminator 3: Rise of the Machines*: the number rules out other films of the series. */
const NUMBERED_SUBTITLE_DROPPED = 0.945;
const LONGER_BY_WORDS = 0.74;
/** Transliterated letters (`ae` for `ä`), or an article joined to the next word. */
const OTHER_SPELLING = 0.97;
/** One typing error in seven letters, two in fourteen: accepted with the year, ambiguous without. */
const MISSPELT = 0.88;
/** Two edits in nine letters: accepted only if the year matches exactly. */
const MISSPELT_TWICE = 0.845;
/** Changes of two typing errors, where each may be a pair of swapped letters. */
const MAX_TYPING_CHANGES = 4;
/** Different numbers mean different films of a series, however similar the titles are. */
const OTHER_SEQUEL_FACTOR = 0.8;
const STOP_WORD_WEIGHT = 0.25;
const CLOSE_WORD = 0.7;
/** A shorter prefix is shared by many films. */
const MIN_CUT_OFF_LENGTH = 8;
/** Less similar titles are not searched for misspelt words, because that costs the most. */
const MIN_FOR_MISSPELT_WORDS = 0.5;

export function comparableTitle(title: string): ComparableTitle {
  const cut = title.slice(0, MAX_TITLE_LENGTH);
  const words = comparableWords(cut);
  let numbered: NumberedTitle | undefined;
  return {
    words,
    weights: words.map(weightOf),
    key: words.join(""),
    fullKey: titleWords(cut).join(""),
    heads: HEAD_MARK.test(cut) ? headsOf(cut) : [],
    numbers: words
      .filter((word) => NUMBER.test(word))
      .sort()
      .join(" "),
    // Few names contain a number; without one, film titles are not parsed this way.
    get numbered() {
      numbered ??= numberedTitle(cut, words);
      return numbered;
    },
  };
}

function headsOf(title: string): string[] {
  const ends = [...title.matchAll(SEPARATOR)].map(({ index }) => index).slice(0, MAX_HEADS);
  return ends.map((end) => comparableWords(title.slice(0, end)).join("")).filter((head) => head !== "");
}

/**
 * The similarity of the title in a name to a film's title, 0–1. Titles that differ only in case, accents, articles,
 * numerals and *and*: 1. Without the film's subtitle: 0.87. A title that is only part of the other is never accepted:
 * *Alien* is not *Alien Warfare*, and `Braveheart - The Untold Story` is not *Braveheart*.
 * @param atLeast a lower similarity does not matter: 0 is returned as soon as this cannot be reached
 */
export function titleSimilarity(own: ComparableTitle, film: ComparableTitle, atLeast = 0): number {
  if (own.key === "" || film.key === "") return 0;
  if (own.key === film.key) return 1;
  if (film.heads.includes(own.key))
    return own.numbers !== "" && own.words.length > 1 ? NUMBERED_SUBTITLE_DROPPED : SUBTITLE_DROPPED;
  if (isOtherSpelling(own, film)) return OTHER_SPELLING;
  const byNumber = own.numbers === "" ? 0 : ownersNumberSimilarity(own.numbered, film.numbered);
  if (byNumber > 0) return byNumber;
  const byInitials = own.heads.length === 0 ? 0 : initialsSimilarity(own.numbered, film);
  if (byInitials > 0) return byInitials;
  const longest = Math.max(own.key.length, film.key.length);
  if (CHARACTERS * (Math.min(own.key.length, film.key.length) / longest) + WORDS < atLeast) return 0;
  const changes = distance(own.key, film.key);
  const byTyping = misspeltSimilarity(own, film, changes);
  if (byTyping > 0) return byTyping;
  const byCharacters = 1 - changes / longest;
  if (CHARACTERS * byCharacters + WORDS < atLeast) return 0;
  const byWords = wordSimilarity(own, film, byCharacters >= MIN_FOR_MISSPELT_WORDS);
  const alike = CHARACTERS * byCharacters + WORDS * byWords;
  const capped = isContained(own, film) ? Math.min(alike, LONGER_BY_WORDS) : Math.min(alike, 0.985);
  return capped > 0.5 && numbersDiffer(own, film) ? capped * OTHER_SEQUEL_FACTOR : capped;
}

const UMLAUT_WRITTEN_OUT = /(?<=[aou])e/g;

function isOtherSpelling(own: ComparableTitle, film: ComparableTitle): boolean {
  if (own.fullKey === film.fullKey) return true;
  // `Hard Way The`: a trailing article without its comma.
  if (own.words.length > 1 && ARTICLES.has(own.words.at(-1) ?? "") && own.words.slice(0, -1).join("") === film.key)
    return true;
  if (own.key.length === film.key.length) return false;
  return (
    own.key.length >= 5 && own.key.replaceAll(UMLAUT_WRITTEN_OUT, "") === film.key.replaceAll(UMLAUT_WRITTEN_OUT, "")
  );
}

function misspeltSimilarity(own: ComparableTitle, film: ComparableTitle, changes: number): number {
  const length = Math.max(own.key.length, film.key.length);
  // Allows two more changes, because only one of the titles may have an article.
  if (changes > MAX_TYPING_CHANGES + 2 || length < 7 || numbersDiffer(own, film)) return 0;
  const edits = Math.min(editDistance(own.key, film.key), editDistance(own.fullKey, film.fullKey));
  if (edits <= (length >= 14 ? 2 : 1)) return MISSPELT;
  return edits === 2 && length >= 9 ? MISSPELT_TWICE : 0;
}

/** `The Many Adventures of Win...`: the film's title begins with a name that a program truncated. Counts with the year. */
export function cutOffSimilarity(own: ComparableTitle, film: ComparableTitle): number {
  return own.key.length >= MIN_CUT_OFF_LENGTH && film.key.startsWith(own.key) ? MISSPELT_TWICE : 0;
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

function numbersDiffer(a: ComparableTitle, b: ComparableTitle): boolean {
  return a.numbers !== b.numbers;
}

import type { FilmQuery } from "../../providers/index.ts";
import {
  ARTICLES,
  CAMERA_WORDS,
  NUMBER_NAMES,
  NUMERALS,
  type Release,
  ROMAN,
  STOP_WORDS,
  type TitleGuess,
  titleKey,
  titleWords,
} from "../releaseName/index.ts";

const MAX_SHORTENED = 6;
const MIN_GUESS_WEIGHT = 0.45;

/** Queries to a provider, likeliest to help first. */
export interface SearchPlan {
  /** With all words of a title as it is written, with or without its numeral. */
  readonly fullTitle: readonly FilmQuery[];
  /**
   * The first queries that are always sent: without a year *Johnny* must not win before *Johnny English* was tried,
   * nor *Thirteen Ghosts* before *13 Ghosts*.
   */
  readonly minimumQueries: number;
  /** In another spelling. */
  readonly respelled: readonly FilmQuery[];
  /** With fewer words, because some may be misspelt or missing. */
  readonly shortened: readonly FilmQuery[];
}

/**
 * A provider finds a film only if every word of the query is in one of its titles, so later queries have other or fewer
 * words. The year is first required, then any release year is accepted, then it is left out.
 */
export function planSearch(release: Release): SearchPlan {
  const readings = release.readings.filter(({ title }) => titleWords(title).length > 0);
  const [first] = readings;
  if (!first || isFromCamera(first.title)) return { fullTitle: [], minimumQueries: 0, respelled: [], shortened: [] };
  const seen = new Set<string>();
  const unseen = (query: FilmQuery): boolean => {
    const key = `${titleWords(query.title).join(" ")}|${query.year ?? ""}|${query.yearField ?? ""}`;
    if (query.title === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const numerals = first.year === null ? otherNumerals(first.title).map((title): FilmQuery => ({ title })) : [];
  const others = readings.filter((reading) => reading !== first && reading.weight >= MIN_GUESS_WEIGHT).map(dated);
  const numberless = withoutNumeral(first.title);
  const undated: FilmQuery[] =
    first.year === null
      ? [{ title: numberless }]
      : [{ title: numberless }, { title: first.title }, { title: first.title, year: first.year, yearField: "any" }];
  const whole = [
    dated(first),
    ...numerals,
    // Without a year all guesses are tried early; with one, most films are found by the first guess without its year.
    ...(first.year === null ? [...others, ...undated] : [...undated, ...others]),
    ...readings.filter(({ year }) => year !== null).map(({ title }): FilmQuery => ({ title })),
  ];
  const spelt = respelt(first.title).map((title) => dated({ ...first, title }));
  const shortened = shorten(first.title, first.year !== null).map((title) => dated({ ...first, title }));
  const longer = readings.findLastIndex((reading) => reading !== first && isLonger(reading.title, first.title));
  const longerQueries = first.year === null && longer > 0 ? longer : 0;
  return {
    fullTitle: whole.filter(unseen),
    minimumQueries: 1 + numerals.length + longerQueries,
    respelled: spelt.filter(unseen),
    shortened: shortened.filter(unseen),
  };
}

/** `IMG 5133`, `VID 20140706 219137`: numbered by a camera, so that no provider knows it. */
function isFromCamera(title: string): boolean {
  const [first = "", ...rest] = titleWords(title);
  return CAMERA_WORDS.has(first) && rest.length > 0 && rest.every((word) => /^\d+$/.test(word));
}

/** `Grease` finds *Grease 2* for `Grease II`. Empty where there is no numeral. */
function withoutNumeral(title: string): string {
  const words = title.split(" ");
  const rest = words.filter((word, at) => at === 0 || (swapNumeral(word) === word && !/^\d{1,2}$/.test(word)));
  return rest.length < words.length ? rest.join(" ") : "";
}

/**
 * Whether an earlier query with complete results covers this one: it has no other words, and no other year. TMDB and
 * Wikidata both require every word of a query, so more words find a subset.
 */
export function isContained(query: FilmQuery, earlier: FilmQuery): boolean {
  const isSameTime =
    earlier.year === undefined || (earlier.year === query.year && earlier.yearField === query.yearField);
  const words = new Set(titleWords(query.title));
  return isSameTime && titleWords(earlier.title).every((word) => words.has(word));
}

function isLonger(title: string, first: string): boolean {
  return title.length > first.length && titleKey(title).startsWith(titleKey(first));
}

function dated({ title, year }: Pick<TitleGuess, "title" | "year">): FilmQuery {
  return year === null ? { title } : { title, year, yearField: "primary" };
}

/** Other spellings of the whole title: `II` for `2`, no *and*, no article, `Frost Nixon` for `FrostNixon`. */
function respelt(title: string): string[] {
  const words = title.split(/[\s:,]+/).filter((word) => word !== "" && word !== "-");
  const swapped = words.map(swapNumeral).join(" ");
  const withoutAnd = words.filter((word) => !/^(?:and|et|&|\+|und|y)$/i.test(word)).join(" ");
  const withoutArticle =
    ARTICLES.has((words[0] ?? "").toLowerCase()) && words.length > 1 ? words.slice(1).join(" ") : "";
  const split = title.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  const umlauts = words.join(" ").replaceAll(UMLAUT_WRITTEN_OUT, "$1");
  const others = [swapped, withoutAnd, withoutArticle, split, umlauts, umlauts.replaceAll(/(?<=u)e/g, "")];
  return others.filter((other) => other !== "" && other !== words.join(" "));
}

/**
 * `Smultronstaellet`: provider search ignores diacritics, so the bare vowel is enough. `ue` is too common to be
 * replaced everywhere.
 */
const UMLAUT_WRITTEN_OUT = /([ao])e/g;

/** The title with its numbers as words, and as digits: *Ocean's Eleven* for `Ocean's 11`. */
function otherNumerals(title: string): string[] {
  const words = title.split(" ");
  const digits = words.map((word, at) => (at > 0 || word.length > 2 ? digitsOf(word) : word));
  const spelt = digits.map((word) => NUMBER_NAMES.get(word) ?? word);
  return [digits, spelt].map((other) => other.join(" ")).filter((other) => other.toLowerCase() !== title.toLowerCase());
}

const digitsOf = (word: string) => NUMERALS.get(word.toLowerCase()) ?? word;

function swapNumeral(word: string): string {
  const roman = ROMAN.get(word);
  if (roman !== undefined) return roman;
  return /^[IVX]{1,4}$/.test(word) ? (NUMERALS.get(word.toLowerCase()) ?? word) : word;
}

/** All words but one, in case that one is wrong; then single words, longest first, in case two are wrong. */
function shorten(title: string, hasYear: boolean): string[] {
  const words = titleWords(title);
  const significant = words.filter((word) => word.length >= 3 && !STOP_WORDS.has(word));
  const fewer =
    significant.length >= 3 ? significant.map((word) => significant.filter((other) => other !== word).join(" ")) : [];
  // Without a year a single word would find too many films.
  if (!hasYear) return [...fewer.slice(0, MAX_SHORTENED), ...(significant.length === 2 ? significant : [])];
  const single = [...new Set(significant)].sort((a, b) => b.length - a.length).slice(0, MAX_SHORTENED);
  const undoubled = single.map(withoutDoubles).filter((word) => !single.includes(word));
  const rest = significant.length < 2 ? words.filter((word) => !significant.includes(word) && !ARTICLES.has(word)) : [];
  return [...fewer.slice(0, MAX_SHORTENED), ...single, ...undoubled, ...rest];
}

/** `RReader`, `Justt`: doubled letters, as from a key that was held too long. */
const withoutDoubles = (word: string) => word.replace(/(.)\1+/gu, "$1");

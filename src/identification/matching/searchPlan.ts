import type { FilmQuery } from "../../providers/index.ts";
import {
  ARTICLES,
  CAMERA_WORDS,
  NUMERALS,
  type Release,
  ROMAN,
  STOP_WORDS,
  type TitleGuess,
  titleKey,
  titleWords,
} from "../releaseName/index.ts";

const MOST_SHORTENED = 6;
const LEAST_READING_WEIGHT = 0.45;

/** Questions to a provider, likeliest to help first. */
export interface SearchPlan {
  /** With all the words of a title as it is written, its numeral aside. */
  readonly fullTitle: readonly FilmQuery[];
  /** So many of them are asked in any case: without a year *Johnny* must not win before *Johnny English* was tried. */
  readonly minimumQueries: number;
  /** In another spelling. */
  readonly respelled: readonly FilmQuery[];
  /** With fewer words, for misspelt, lost or dropped ones. */
  readonly shortened: readonly FilmQuery[];
}

/**
 * A provider finds a film only if every word of the question is in one of its titles, so that later questions have
 * other or fewer words; a year that the provider dates otherwise is asked for more loosely, then dropped.
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
  const others = readings.filter((reading) => reading !== first && reading.weight >= LEAST_READING_WEIGHT).map(dated);
  const numberless = first.year === null ? "" : withoutNumeral(first.title);
  const undated: FilmQuery[] =
    first.year === null
      ? []
      : [{ title: numberless }, { title: first.title }, { title: first.title, year: first.year, yearField: "any" }];
  const whole = [
    dated(first),
    // Without a year the readings are what there is to choose from; with one, most are found by the first without it.
    ...(first.year === null ? [...others, ...undated] : [...undated, ...others]),
    ...readings.filter(({ year }) => year !== null).map(({ title }): FilmQuery => ({ title })),
  ];
  const spelt = respelt(first.title).map((title) => dated({ ...first, title }));
  const shortened = shorten(first.title, first.year !== null).map((title) => dated({ ...first, title }));
  const fuller = readings.findLastIndex((reading) => reading !== first && isFuller(reading.title, first.title));
  const minimumQueries = first.year === null && fuller > 0 ? fuller + 1 : 1;
  return {
    fullTitle: whole.filter(unseen),
    minimumQueries,
    respelled: spelt.filter(unseen),
    shortened: shortened.filter(unseen),
  };
}

/** `IMG 5133`, `VID 20140706 219137`: numbered by a camera, so that no provider knows it. */
function isFromCamera(title: string): boolean {
  const [first = "", ...rest] = titleWords(title);
  return CAMERA_WORDS.has(first) && rest.length > 0 && rest.every((word) => /^\d+$/.test(word));
}

/** *Grease* finds *Grease 2* for `Grease II`, under whatever year; empty where there is no numeral to leave out. */
function withoutNumeral(title: string): string {
  const words = title.split(" ");
  const rest = words.filter((word, at) => at === 0 || swapNumeral(word) === word);
  return rest.length < words.length ? rest.join(" ") : "";
}

/**
 * Whether the answer to a question lies within one that was had whole: every word of the earlier, no other year.
 * Source: what TMDB's and Wikidata's search have in common, that each word of the question must be found.
 */
export function isContained(query: FilmQuery, earlier: FilmQuery): boolean {
  const isSameTime =
    earlier.year === undefined || (earlier.year === query.year && earlier.yearField === query.yearField);
  const words = new Set(titleWords(query.title));
  return isSameTime && titleWords(earlier.title).every((word) => words.has(word));
}

function isFuller(title: string, first: string): boolean {
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
  return [swapped, withoutAnd, withoutArticle, split].filter((other) => other !== "" && other !== words.join(" "));
}

function swapNumeral(word: string): string {
  const roman = ROMAN.get(word);
  if (roman !== undefined) return roman;
  return /^[IVX]{1,4}$/.test(word) ? (NUMERALS.get(word.toLowerCase()) ?? word) : word;
}

/** One word fewer at a time, for one misspelt or lost; then single words, the longest first, for two of them. */
function shorten(title: string, hasYear: boolean): string[] {
  const words = titleWords(title);
  const telling = words.filter((word) => word.length >= 3 && !STOP_WORDS.has(word));
  const fewer = telling.length >= 3 ? telling.map((word) => telling.filter((other) => other !== word).join(" ")) : [];
  // Without a year a single word finds half of all films.
  if (!hasYear) return [...fewer.slice(0, MOST_SHORTENED), ...(telling.length === 2 ? telling : [])];
  const single = [...new Set(telling)].sort((a, b) => b.length - a.length).slice(0, MOST_SHORTENED);
  const undoubled = single.map(withoutDoubles).filter((word) => !single.includes(word));
  const rest = telling.length < 2 ? words.filter((word) => !telling.includes(word) && !ARTICLES.has(word)) : [];
  return [...fewer.slice(0, MOST_SHORTENED), ...single, ...undoubled, ...rest];
}

/** `RReader`, `Justt`: a key held too long. */
const withoutDoubles = (word: string) => word.replace(/(.)\1+/gu, "$1");

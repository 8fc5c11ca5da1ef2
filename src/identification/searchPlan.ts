import type { FilmQuery } from "./candidate.ts";
import { titleKey, titleWords } from "./foldTitle.ts";
import type { Reading, Release } from "./release.ts";
import { ARTICLES, NUMERALS, ROMAN, SMALL_WORDS } from "./vocabulary/titleWords.ts";

const MOST_SHORTENED = 6;
const LEAST_READING_WEIGHT = 0.45;

/** Questions to a provider, likeliest to help first. */
export interface SearchPlan {
  /** With all the words of a title, in one spelling or another. */
  readonly whole: readonly FilmQuery[];
  /** So many of them are asked in any case: without a year *Johnny* must not win before *Johnny English* was tried. */
  readonly leastAsked: number;
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
  if (!first) return { whole: [], leastAsked: 0, shortened: [] };
  const seen = new Set<string>();
  const unseen = (query: FilmQuery): boolean => {
    const key = `${titleWords(query.title).join(" ")}|${query.year ?? ""}|${query.yearField ?? ""}`;
    if (query.title === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  const whole: FilmQuery[] = [
    ...readings.filter((reading) => reading === first || reading.weight >= LEAST_READING_WEIGHT).map(dated),
    ...(first.year === null
      ? []
      : [{ title: first.title }, { title: first.title, year: first.year, yearField: "any" as const }]),
    ...respelt(first.title).map((title) => dated({ ...first, title })),
    ...readings.filter(({ year }) => year !== null).map(({ title }) => ({ title })),
  ];
  const shortened = shorten(first.title, first.year !== null).map((title) => dated({ ...first, title }));
  const fuller = readings.findLastIndex((reading) => reading !== first && isFuller(reading.title, first.title));
  const leastAsked = first.year === null && fuller > 0 ? fuller + 1 : 1;
  return { whole: whole.filter(unseen), leastAsked, shortened: shortened.filter(unseen) };
}

function isFuller(title: string, first: string): boolean {
  return title.length > first.length && titleKey(title).startsWith(titleKey(first));
}

function dated({ title, year }: Pick<Reading, "title" | "year">): FilmQuery {
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
  const telling = words.filter((word) => word.length >= 3 && !SMALL_WORDS.has(word));
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

import { leadingDateLength } from "./findDate.ts";
import { findPart } from "./findPart.ts";
import { findTitleStart, indexLength } from "./findTitleStart.ts";
import { type FoundYear, findYears } from "./findYear.ts";
import { isPersonName } from "./isPersonName.ts";
import { titleWords } from "./normalizeTitle.ts";
import { renderTitle } from "./renderTitle.ts";
import type { Tag } from "./tagTokens.ts";
import type { Tokens } from "./tokenize.ts";
import { YEAR_TITLES } from "./vocabulary/filmTitles.ts";

/** The prefix before the title: brackets, an index, a year, a director. */
export interface Opening {
  /** Index of the title's first word. */
  readonly start: number;
  /** Start of the title if the skipped words belong to it. */
  readonly alternative: number | null;
  readonly year: FoundYear | null;
  /** All years of the name, most likely first. */
  readonly years: readonly FoundYear[];
  /**
   * Words skipped before the year that may be the title: `David Lynch - 1986 - Blue Velvet`, `Annie Hall (1977)
   * Uncut`.
   */
  readonly director: string | null;
}

const EPISODE_CODE = /^(?:s\d{1,2}(?:e\d{1,3}.{0,20})?|e\d{1,3}|\d{1,2}x\d{1,3}|season|saison|episode|ep\d{0,3})$/;
const MAX_DIRECTOR_WORDS = 9;

/** Finds the start of the title and the year of the name. */
export function findOpening(tokens: Tokens, tags: readonly (Tag | null)[]): Opening {
  const { at, alternative } = findTitleStart(tokens, tags);
  const years = findYears(tokens, tags, at);
  const leading = findLeadingYear(tokens, tags, years);
  if (leading) {
    const index = skipMonth(tokens, leading.at + 1);
    const director = directorLength(tokens, tags, index);
    return { start: index + director, alternative: null, year: leading, years, director: null };
  }
  const year = chooseYear(years, tokens, tags, at);
  const behindYear = titleBehindYear(tokens, tags, at, year);
  if (behindYear === null) return { start: at, alternative, year, years, director: null };
  const director = renderTitle(tokens, at, behindYear - 1);
  return { start: behindYear, alternative: null, year, years, director };
}

/** A leading year belongs to the title, unless a scene name has no other: `2009.shoot.fruit.chan.multi.dvd9`. */
function chooseYear(
  years: readonly FoundYear[],
  { words }: Tokens,
  tags: readonly (Tag | null)[],
  start: number,
): FoundYear | null {
  const [best] = years;
  if (best?.isBound) return null;
  if (!best?.isFirst) return best ?? null;
  const isScene = words[best.at + 1]?.gap === "." && tags.some((tag) => tag?.kind === "sure") && best.at === start;
  return isScene && words.length > best.at + 3 && !tags[best.at + 1] ? best : null;
}

/**
 * `2010 - Knight and Day`, `1954_Seven_Samurai`: the only year, before the title. *2001 A Space Odyssey* is a title.
 */
function findLeadingYear(
  { words, groups }: Tokens,
  tags: readonly (Tag | null)[],
  years: readonly FoundYear[],
): FoundYear | null {
  const [first] = words;
  const own = years.find(({ at }) => at === 0);
  if (!first || !own || (groups[first.group] && !own.isBracketed) || leadingDateLength(words) > 0) return null;
  if (years.some((other) => other !== own && !other.isBound && !isSegmentStart(words, tags, other.at))) return null;
  const next = words[1];
  if (!next || EPISODE_CODE.test(next.folded) || next.group >= 0) return null;
  const technicalAt = tags.findIndex((tag, at) => at > 0 && tag?.kind === "sure");
  const title = words.filter((word, at) => at > 0 && word.group === -1 && (technicalAt < 0 || at < technicalAt));
  const hasLetters = title.some((word) => /\p{L}/u.test(word.text) && !tags[words.indexOf(word)]);
  if (!hasLetters || isYearTitle([first, ...title].map(({ folded }) => folded))) return null;
  return { ...own, isFirst: true };
}

/** `1968 - Stanley Kubrick - 2001 A Space Odyssey`: a later year at the start of a title belongs to the title. */
function isSegmentStart(words: Tokens["words"], tags: readonly (Tag | null)[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  return word?.group === -1 && isDash(word.gap) && next?.group === -1 && !isDash(next.gap) && tags[at + 1] === null;
}

function isYearTitle(words: readonly string[]): boolean {
  const phrase = titleWords(words.join(" ")).join(" ");
  return YEAR_TITLES.some((title) => title.includes(" ") && phrase.startsWith(title));
}

/** `2009.03 - Title`, `2000-08 Memento`: a month, or the film's index within that year. */
function skipMonth({ words }: Tokens, at: number): number {
  const [word, next] = [words[at], words[at + 1]];
  const isMonth = word && /^\d\d$/.test(word.text) && /^[.-]$/.test(word.gap);
  if (!isMonth || !next) return at;
  const isBeforeTitle = word.gap === "-" && next.gap === " " && /^(?:0[1-9]|1[0-2])$/.test(word.text);
  return isBeforeTitle || /[\s_]-[\s_]|\. /.test(next.gap) ? at + 1 : at;
}

/** `1985 - Andrey Konchalovskiy - Runaway Train`, `[1955] Charles Laughton - …`: the words of the director, if a title follows. */
function directorLength({ name, words }: Tokens, tags: readonly (Tag | null)[], from: number): number {
  const end = words.findIndex(
    (word, at) => at > from && at <= from + MAX_DIRECTOR_WORDS && isDash(word.gap) && word.group === -1,
  );
  const [first, last] = [words[from], words[end - 1]];
  if (end < 0 || !first || !last || tags[end]?.kind === "sure" || !(isDash(first.gap) || /[)\]]\s/.test(first.gap)))
    return 0;
  return isPersonName(asWritten(name, first.start, last.end)) ? end - from : 0;
}

/** `Director - (1995) Title`, `Director - 1986 - Title`, `Director [1972] Title`: the title follows the year. */
function titleBehindYear(
  { name, words }: Tokens,
  tags: readonly (Tag | null)[],
  start: number,
  year: FoundYear | null,
): number | null {
  if (!year || year.isFirst || year.at <= start || year.at - start > MAX_DIRECTOR_WORDS) return null;
  const [first, last, next] = [words[start], words[year.at - 1], words[year.at + 1]];
  if (!first || !last || !next || next.group >= 0 || tags[year.at + 1] || !/\p{L}|\d/u.test(next.text)) return null;
  const before = asWritten(name, first.start, last.end);
  const isPerson = isPersonName(before);
  const yearGap = words[year.at]?.gap ?? "";
  if (year.isBracketed) {
    const isDashBefore = isDash(yearGap) && !next.gap.includes("-");
    return isPerson || isDashBefore ? confirmTitle(name, words, year.at + 1) : null;
  }
  return isPerson && isDash(yearGap) && isDash(next.gap) ? confirmTitle(name, words, year.at + 1) : null;
}

/**
 * The words after the year are not the title if they are a part, an index or a person: *Annie Hall (1977) Woody
 * Allen*.
 */
function confirmTitle(name: string, words: Tokens["words"], from: number): number | null {
  const [word, last] = [words[from], words.findLast(({ group }) => group === -1)];
  if (!word || !last || indexLength(words, from) > 0) return null;
  const isPart = findPart(words, from)?.from === from;
  return isPart || isPersonName(asWritten(name, word.start, last.end)) ? null : from;
}

const isDash = (gap: string) => /\s[-–—]\s|_-_|_/.test(gap);
const asWritten = (name: string, from: number, to: number) => name.slice(from, to).replaceAll("_", " ");

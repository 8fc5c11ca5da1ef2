import { readYear } from "./findYear.ts";
import { isDigitAt } from "./isDigitAt.ts";
import type { Token, Tokens } from "./tokenize.ts";

const MONTHS: ReadonlySet<string> = new Set(
  "jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(
    " ",
  ),
);

const LAST_SHORT_YEAR = 32;

/** A broadcast date names an episode, or a home video: `2014.10.31`, `15-05-2018`, `15.12.22`, `2 mar 2013`. */
export function findDate({ words, groups }: Tokens, start: number): { from: number; to: number; year?: number } | null {
  if (leadingDateLength(words) > 0 && isClock(words, 3)) return null;
  for (let at = Math.max(start, 0); at + 2 < words.length; at += 1) {
    const [first, second, third] = [words[at], words[at + 1], words[at + 2]];
    if (!first || !second || !third || !isDigitAt(first.folded, 0) || first.group !== third.group) continue;
    // A date in brackets is when the film was made, one in front is when the file was stored: neither is an episode's.
    if (groups[first.group] || at === 0) continue;
    if (isDate(first, second, third) && (isClock(words, at + 3) || isBehindFilmYear(words, groups, at))) return null;
    if (isDate(first, second, third)) return { from: at, to: at + 3, ...shortYear(first) };
  }
  return null;
}

/** `Winchester '73 (1950)_2019_07_02`: the film has its year, so the date is that of the copy. */
function isBehindFilmYear(words: readonly Token[], groups: Tokens["groups"], date: number): boolean {
  return groups.some(
    ({ first, last }) => last - first === 1 && last <= date && readYear(words[first]?.folded ?? "") !== null,
  );
}

/** `2019-07-14 at 15.30.12`: phones and programs stamp their recordings with the time. */
function isClock(words: readonly Token[], at: number): boolean {
  const from = words[at]?.folded === "at" ? at + 1 : at;
  const clock = words.slice(from, from + 3);
  return clock.length === 3 && clock.every(({ text }) => /^[0-5]\d$/.test(text));
}

/** `15.03.09` is a day of 2015. */
function shortYear(first: Token): { year?: number } {
  return first.text.length === 2 && Number(first.text) < LAST_SHORT_YEAR ? { year: 2000 + Number(first.text) } : {};
}

/** Words at the very start that are a date, to be skipped: `08.03.09.The.Doors`. */
export function leadingDateLength(words: readonly Token[]): number {
  const [first, second, third] = words;
  return first && second && third && words.length > 3 && isDate(first, second, third) ? 3 : 0;
}

function isDate(first: Token, second: Token, third: Token): boolean {
  if (second.gap !== third.gap || second.gap.length !== 1) return false;
  if (isDay(first.folded) && MONTHS.has(second.folded)) return readYear(third.folded) !== null;
  const isYearFirst =
    readYear(first.folded) !== null && isTwoDigits(second.folded, 31) && isTwoDigits(third.folded, 31);
  const isYearLast = readYear(third.folded) !== null && isTwoDigits(first.folded, 31) && isTwoDigits(second.folded, 31);
  const isShort = [first, second, third].every((word) => isTwoDigits(word.folded, 31)) && second.gap === ".";
  return isYearFirst || isYearLast || isShort;
}

const isDay = (word: string) => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31;

function isTwoDigits(word: string, highest: number): boolean {
  return word.length === 2 && /^\d\d$/.test(word) && Number(word) >= 1 && Number(word) <= highest;
}

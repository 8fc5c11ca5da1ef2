import { comparableWords, STOP_WORDS } from "../releaseName/index.ts";

/** A title that the owner numbered within a series: `Matrix 3 - Revolutions`, `Bond 07 - Goldfinger`. */
export interface NumberedTitle {
  /** The title without articles, prepositions and words like *episode*. */
  readonly loose: readonly string[];
  readonly numbers: number;
  /** The same for the part before each colon or dash, if it contains a number. */
  readonly numberedHeads: readonly (readonly string[])[];
  /** The rest after a prefix that ends in a number: `Goldfinger`. Empty without such a prefix. */
  readonly behindNumber: readonly string[];
  /** The prefix without its number: `bond`. */
  readonly beforeNumber: readonly string[];
  /** The part after the last colon or dash. */
  readonly tail: string;
  /** The initials of the part before it: `lotr`. */
  readonly initials: string;
  /** The part before the first colon or dash, if it is a single word that may be initials: `lotr`. */
  readonly acronym: string;
}

/** A word that only introduces a number, such as *episode*. */
const NUMBER_MARKS = new Set("part partie episode episodes ep chapter chapitre vol volume no".split(" "));
const NUMBER = /^\d{1,2}$/;
const SEPARATOR = /\s?:\s|\s[-–—]\s/;

/** Equal apart from minor words and words like *episode*, with the same numbers. */
const SAME_BUT_SMALL_WORDS = 0.97;
/** `Star Wars Ep. 3` for *Star Wars: Episode III - Revenge of the Sith*. */
const NUMBERED_HEAD = 0.945;
/** The film's title lacks only the owner's number. */
const ONLY_NUMBER_MORE = 0.96;
/** The film's complete title follows `Bond 07 - `. Accepted if the year matches exactly or the title is long. */
const SHORT_BEHIND_NUMBER = 0.86;
/** `Rocky 1`: accepted with the year, or if the film has a sequel (see `seriesEvidence`). */
export const FIRST_OF_SERIES = 0.9;
const LONG_TITLE_WORDS = 3;
const MAX_HEADS = 4;
/** Two letters are the initials of too many series. */
const SHORTEST_ACRONYM = 3;

export function numberedTitle(title: string, words: readonly string[]): NumberedTitle {
  const loose = words.filter(isTelling);
  const pieces = title.split(SEPARATOR);
  const [head = "", ...rest] = pieces;
  const headWords = rest.length > 0 ? comparableWords(head) : [];
  const isNumbered = headWords.length > 1 && NUMBER.test(headWords.at(-1) ?? "");
  const last = rest.at(-1) ?? "";
  return {
    loose,
    numbers: loose.filter((word) => NUMBER.test(word)).length,
    numberedHeads: rest
      .slice(0, MAX_HEADS)
      .map((_, at) => comparableWords(pieces.slice(0, at + 1).join(" ")).filter(isTelling))
      .filter((words) => words.length > 1 && words.some((word) => NUMBER.test(word))),
    behindNumber: isNumbered ? comparableWords(rest.join(" ")) : [],
    beforeNumber: isNumbered ? headWords.slice(0, -1) : [],
    tail: comparableWords(last).join(""),
    initials: headWords.map((word) => word.charAt(0)).join(""),
    acronym: headWords.length === 1 ? (headWords[0] ?? "") : "",
  };
}

const isTelling = (word: string) => !STOP_WORDS.has(word) && !NUMBER_MARKS.has(word);

/** 0 when the owner's number does not explain the difference. */
export function ownersNumberSimilarity(own: NumberedTitle, film: NumberedTitle): number {
  if (own.numbers === 0) return 0;
  const length = own.loose.length;
  if (isSameList(own.loose, film.loose)) return length >= 3 || own.numbers < length ? SAME_BUT_SMALL_WORDS : 0;
  if (film.numberedHeads.some((head) => isSameList(own.loose, head))) return NUMBERED_HEAD;
  const at = own.loose.findIndex((word) => NUMBER.test(word));
  if (own.numbers === film.numbers + 1 && at > 0) {
    const rest = own.loose.toSpliced(at, 1);
    if (isSameList(rest, film.loose)) {
      if (at < rest.length) return ONLY_NUMBER_MORE;
      return own.loose[at] === "1" ? FIRST_OF_SERIES : 0;
    }
  }
  return behindNumberSimilarity(own, film);
}

/** `LOTR - The Two Towers`: initials and the rest of the title. 0 when initials do not explain the difference. */
export function initialsSimilarity(
  { acronym, tail }: NumberedTitle,
  film: { readonly numbered: NumberedTitle },
): number {
  if (acronym.length < SHORTEST_ACRONYM || tail === "") return 0;
  return film.numbered.initials === acronym && film.numbered.tail === tail ? ONLY_NUMBER_MORE : 0;
}

/** `Batman 3 - The Dark Knight Rises`, `LOTR 2 - The Two Towers`. */
function behindNumberSimilarity({ behindNumber, beforeNumber }: NumberedTitle, film: NumberedTitle): number {
  if (behindNumber.length === 0) return 0;
  const rest = behindNumber.filter(isTelling);
  if (isSameList(rest, film.loose))
    return behindNumber.length >= LONG_TITLE_WORDS ? ONLY_NUMBER_MORE : SHORT_BEHIND_NUMBER;
  const isShortForm =
    beforeNumber.length === 1 && film.initials !== "" && film.initials.startsWith(beforeNumber[0] ?? " ");
  const isTail = film.tail !== "" && behindNumber.join("") === film.tail;
  return isTail && isShortForm ? ONLY_NUMBER_MORE : 0;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((word, at) => word === b[at]);
}

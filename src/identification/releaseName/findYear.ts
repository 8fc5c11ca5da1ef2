import type { Tag } from "./tagTokens.ts";
import type { Tokens } from "./tokenize.ts";

const FIRST_FILM_YEAR = 1888;
/** A later year belongs to the title (*Blade Runner 2049*). */
const LAST_FILM_YEAR = 2035;

export interface FoundYear {
  readonly year: number;
  /** Index of its word. */
  readonly at: number;
  /** The only word of its brackets: `(1995)`. */
  readonly isBracketed: boolean;
  /** Is where the title would begin: `2012 2009`, `2001 A Space Odyssey`. */
  readonly isFirst: boolean;
  /** Part of the title: *Gold Diggers of 1933*, *in the Year 2000*. */
  readonly isBound: boolean;
}

function isBound({ words }: Tokens, at: number): boolean {
  const [before, second] = [words[at - 1], words[at - 2]];
  if (!before || words[at]?.group !== -1 || words[at]?.gap.includes("-")) return false;
  return (
    before.folded === "of" ||
    before.folded === "and" ||
    (before.folded === "year" && second?.folded === "the" && words[at - 3]?.folded === "in")
  );
}

/**
 * The years of a name, likeliest first: alone in brackets, else the last before the technical part, else inside a
 * bracket with other words, else after the technical part. A year at the start of the name comes last.
 */
export function findYears(tokens: Tokens, tags: readonly (Tag | null)[], start: number): FoundYear[] {
  const technicalAt = firstSure(tags, start + 1);
  const found: { rank: number; year: FoundYear }[] = [];
  tokens.words.forEach((word, at) => {
    const year = readYear(word.folded);
    if (year === null) return;
    const group = tokens.groups[word.group];
    const isBracketed = group !== undefined && group.last - group.first === 1;
    const isFirst = at <= start && !isBracketed;
    found.push({
      rank: rankYear({
        isBracketed,
        isFirst,
        isBound: isBound(tokens, at),
        isGrouped: group !== undefined,
        isBefore: at < technicalAt,
      }),
      year: { year, at, isBracketed, isFirst, isBound: isBound(tokens, at) },
    });
  });
  // Of the same rank, the later one: `2012 (2009)`, `New York 1997 1981`.
  return found.sort((a, b) => a.rank - b.rank || b.year.at - a.year.at).map(({ year }) => year);
}

function rankYear(at: {
  isBracketed: boolean;
  isFirst: boolean;
  isBound: boolean;
  isGrouped: boolean;
  isBefore: boolean;
}): number {
  if (at.isFirst) return 5;
  if (at.isBracketed) return at.isBefore ? 0 : 0.5;
  if (at.isBound) return 4;
  if (at.isGrouped) return 2;
  return at.isBefore ? 1 : 3;
}

function firstSure(tags: readonly (Tag | null)[], from: number): number {
  const found = tags.findIndex((tag, index) => index >= from && tag?.kind === "sure");
  return found < 0 ? tags.length : found;
}

export const isYearWord = (word: string): boolean => readYear(word) !== null;

/** Four digits between the first film and the near future; Russian names write `2006г`. */
export function readYear(word: string): number | null {
  const digits = word.length === 5 && word.endsWith("г") ? word.slice(0, 4) : word;
  if (digits.length !== 4 || !/^(?:18|19|20)\d\d$/.test(digits)) return null;
  const year = Number(digits);
  return year >= FIRST_FILM_YEAR && year <= LAST_FILM_YEAR ? year : null;
}

/** Years, decades and ranges of years as people write them, in English and French. */

/** The first film is of 1888; films that are announced have a year ahead of today. */
export const FIRST_YEAR = 1870;
export const LAST_YEAR = 2049;
const CENTURY = 100;
const DECADE_YEARS = 10;

export interface YearReading {
  readonly kind: "year" | "decade" | "years";
  /** Both included. */
  readonly from: number;
  readonly to: number;
}

export interface FoundYears {
  readonly readings: readonly YearReading[];
  /** How many words it takes. */
  readonly length: number;
}

/** Two digits that name no decade of one century alone. */
const OF_TWO_CENTURIES: ReadonlySet<number> = new Set([0, 10, 20]);
const ENGLISH_DECADES = [
  "",
  "",
  "twenties",
  "thirties",
  "forties",
  "fifties",
  "sixties",
  "seventies",
  "eighties",
  "nineties",
];
const FRENCH_DECADES: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    vingt: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    "soixante dix": 70,
    "quatre vingt": 80,
    "quatre vingts": 80,
    "quatre vingt dix": 90,
  }),
);
const YEARS_WORD = /^ann?ees?$/;
const BEFORE: ReadonlySet<string> = new Set(["before", "avant"]);
const AFTER: ReadonlySet<string> = new Set(["after", "since", "apres", "depuis"]);
const TO: ReadonlySet<string> = new Set(["to", "a", "au"]);
const BETWEEN: ReadonlySet<string> = new Set(["between", "entre"]);
const AND: ReadonlySet<string> = new Set(["and", "et"]);

/** The longest date that begins with the first of these folded words; null where none does. */
export function readYears(words: readonly string[]): FoundYears | null {
  return readRange(words) ?? readDecade(words) ?? readYear(words);
}

function readYear([word]: readonly string[]): FoundYears | null {
  const year = yearIn(word);
  return year === null ? null : { readings: [{ kind: "year", from: year, to: year }], length: 1 };
}

/** `1990 1995` comes of `1990-1995`: the caller passes only words that were written as one. */
export function readJoinedYears([first, second]: readonly string[]): FoundYears | null {
  const [from, to] = [yearIn(first), yearIn(second)];
  return from === null || to === null || from >= to ? null : range(from, to, 2);
}

function readRange([first = "", second = "", third = "", fourth = ""]: readonly string[]): FoundYears | null {
  if (BEFORE.has(first)) return sinceOrBefore(yearIn(second), (year) => [FIRST_YEAR, year - 1]);
  if (AFTER.has(first)) return sinceOrBefore(yearIn(second), (year) => [year, LAST_YEAR]);
  if (BETWEEN.has(first) && AND.has(third)) return ordered(yearIn(second), yearIn(fourth), 4);
  return TO.has(second) ? ordered(yearIn(first), yearIn(third), 3) : null;
}

function sinceOrBefore(year: number | null, bounds: (year: number) => [number, number]): FoundYears | null {
  if (year === null) return null;
  const [from, to] = bounds(year);
  return range(from, to, 2);
}

function ordered(from: number | null, to: number | null, length: number): FoundYears | null {
  return from !== null && to !== null && from < to ? range(from, to, length) : null;
}

const range = (from: number, to: number, length: number): FoundYears => ({
  readings: [{ kind: "years", from, to }],
  length,
});

function readDecade([first = "", second = "", third = "", fourth = ""]: readonly string[]): FoundYears | null {
  if (YEARS_WORD.test(first)) {
    for (const [text, length] of [
      [`${second} ${third} ${fourth}`, 4],
      [`${second} ${third}`, 3],
      [second, 2],
    ] as const) {
      const tens = FRENCH_DECADES.get(text) ?? (length === 2 ? decadeNumber(text) : null);
      if (tens !== null && tens !== undefined) return { readings: decades(tens), length };
    }
    return null;
  }
  const named = ENGLISH_DECADES.indexOf(first);
  if (first !== "" && named > 0) return { readings: decades(named * DECADE_YEARS), length: 1 };
  const written = /^(\d{2}|\d{4})s$/.exec(first)?.[1];
  const apart = second === "s" && /^(\d{2}|\d{4})$/.test(first) ? first : undefined;
  const tens = decadeNumber(written ?? apart ?? "");
  return tens === null ? null : { readings: decades(tens), length: written === undefined ? 2 : 1 };
}

/** `80` and `1980`. */
function decadeNumber(text: string): number | null {
  if (!/^(?:\d{2}|1[89]\d\d|20[0-4]\d)$/.test(text)) return null;
  const number = Number(text);
  return number % DECADE_YEARS === 0 ? number : null;
}

function decades(number: number): YearReading[] {
  if (number >= CENTURY) return [decade(number)];
  const last = decade(1900 + number);
  return OF_TWO_CENTURIES.has(number) ? [last, decade(2000 + number)] : [last];
}

const decade = (from: number): YearReading => ({ kind: "decade", from, to: from + DECADE_YEARS - 1 });

function yearIn(word = ""): number | null {
  const year = /^\d{4}$/.test(word) ? Number(word) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/** What a typed text may mean: its words, and the words that may name a field of a film. Pure. */
import type { Resolution } from "../../contract/index.ts";
import { foldText } from "./foldText.ts";
import { fieldQuery } from "./indexTerms.ts";
import { readJoinedYears, readYears, type YearReading } from "./vocabulary/dates.ts";
import { GENRE_PHRASES } from "./vocabulary/genres.ts";
import { isIgnored } from "./vocabulary/ignoredWords.ts";
import { comesBeforeNumber, isNumber } from "./vocabulary/numerals.ts";
import { PLACE_PHRASES } from "./vocabulary/places.ts";
import { RESOLUTION_WORDS } from "./vocabulary/resolutions.ts";

export type FieldKind = "year" | "decade" | "years" | "genre" | "country" | "language" | "resolution";

/** What the words of a segment may mean besides themselves. */
export interface FieldReading {
  readonly kind: FieldKind;
  /** `1994`, `1980`, `1990-1995`, `comedy+romance`, `FR`, `ja`, `4K`. */
  readonly value: string;
  /** Query of `film_word`; null for a resolution, which files have and the index does not. */
  readonly query: string | null;
}

/** Words that mean one thing. */
export interface Segment {
  /** Folded. */
  readonly words: readonly string[];
  /** The typed pieces that it comes from: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly reading: FieldReading | null;
  /** Articles and joining words need no explanation, unless there are no other words. */
  readonly isRequired: boolean;
}

export interface ParsedQuery {
  /** As typed, without spaces. */
  readonly pieces: readonly string[];
  readonly segments: readonly Segment[];
  readonly words: readonly string[];
}

interface Word {
  readonly text: string;
  /** Index of the typed piece. */
  readonly piece: number;
}

const MAX_WORDS = 12;
const MAX_PHRASE = 4;
const DECADE_YEARS = 10;

/** Null when there is nothing to search for. */
export function parseQuery(text: string): ParsedQuery | null {
  const pieces = text.slice(0, 1_000).split(/\s+/).filter(Boolean);
  const words = pieces
    .flatMap((piece, index) =>
      foldText(piece)
        .split(" ")
        .filter(Boolean)
        .map((word): Word => ({ text: word, piece: index })),
    )
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const segments = required(split(words));
  return { pieces, segments, words: words.map(({ text: word }) => word) };
}

/** The text without some of its segments; empty where the rest needs no explanation. */
export function textWithout({ pieces, segments }: ParsedQuery, removed: readonly Segment[]): string {
  const kept = segments.filter((segment) => !removed.includes(segment));
  if (!kept.some(({ isRequired }) => isRequired)) return "";
  // An article or a joining word goes with what follows it.
  const left = kept.filter(
    (segment) => segment.isRequired || !removed.includes(segments[segments.indexOf(segment) + 1] ?? segment),
  );
  const isLeft = (index: number) => left.some(({ from, to }) => index >= from && index < to);
  return pieces.filter((_, index) => isLeft(index)).join(" ");
}

function split(words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < words.length; ) {
    const found = fieldAt(words, at) ?? { length: 1, reading: null };
    const own = words.slice(at, at + found.length);
    segments.push({
      words: own.map(({ text }) => text),
      from: own[0]?.piece ?? 0,
      to: (own.at(-1)?.piece ?? 0) + 1,
      reading: found.reading,
      isRequired: true,
    });
    at += found.length;
  }
  return segments;
}

/** Marks what need not be explained: all of it where nothing else was typed. */
function required(segments: readonly Segment[]): readonly Segment[] {
  const marked = segments.map((segment, index): Segment => {
    const [word = "", ...others] = segment.words;
    if (segment.reading !== null || others.length > 0) return segment;
    const next = segments[index + 1]?.words[0] ?? "";
    return { ...segment, isRequired: !isIgnored(word) && !(comesBeforeNumber(word) && isNumber(next)) };
  });
  return marked.some(({ isRequired }) => isRequired) ? marked : segments;
}

interface FoundField {
  readonly reading: FieldReading;
  readonly length: number;
}

/** The longest name of a field that begins at this word. */
function fieldAt(words: readonly Word[], at: number): FoundField | null {
  const texts = words.slice(at, at + MAX_PHRASE).map(({ text }) => text);
  for (let length = texts.length; length > 0; length -= 1) {
    const reading = phraseReading(texts.slice(0, length).join(" "));
    if (reading) return { reading, length };
    const years = length === 1 ? null : readYears(texts);
    if (years?.length === length) return { reading: yearsReading(years.readings), length };
  }
  const isJoined = words[at]?.piece === words[at + 1]?.piece;
  const years = (isJoined ? readJoinedYears(texts) : null) ?? readYears(texts);
  return years && { reading: yearsReading(years.readings), length: years.length };
}

function phraseReading(phrase: string): FieldReading | null {
  const genres = GENRE_PHRASES.get(phrase);
  if (genres)
    return {
      kind: "genre",
      value: genres.map(([key]) => key).join("+"),
      query: allOf(genres.map((keys) => anyOf(keys.map((key) => fieldQuery("genre", key))))),
    };
  const place = PLACE_PHRASES.get(phrase);
  if (place) {
    const countries = place.countries.map((code) => fieldQuery("country", code));
    const own = fieldQuery(place.kind, place.code);
    return { kind: place.kind, value: place.code, query: anyOf([...new Set([own, ...countries])]) };
  }
  const resolution: Resolution | undefined = RESOLUTION_WORDS.get(phrase);
  return resolution === undefined ? null : { kind: "resolution", value: resolution, query: null };
}

function yearsReading(readings: readonly YearReading[]): FieldReading {
  const [first] = readings;
  const query = anyOf(readings.flatMap(yearQueries));
  if (!first) throw new Error("a date has a reading");
  const value = first.kind === "years" ? `${first.from}-${first.to}` : readings.map(({ from }) => from).join("+");
  return { kind: first.kind, value, query };
}

/** Whole decades by one term each. */
function yearQueries({ kind, from, to }: YearReading): string[] {
  if (kind === "year") return [fieldQuery("year", from)];
  const queries: string[] = [];
  for (let year = from; year <= to; ) {
    const isDecade = year % DECADE_YEARS === 0 && year + DECADE_YEARS - 1 <= to;
    queries.push(fieldQuery(isDecade ? "decade" : "year", year));
    year += isDecade ? DECADE_YEARS : 1;
  }
  return queries;
}

/** FTS5: any, or all, of these queries. */
export const anyOf = (queries: readonly string[]): string =>
  queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" OR ")})`;
export const allOf = (queries: readonly string[]): string =>
  queries.length === 1 ? (queries[0] ?? "") : `(${queries.join(" AND ")})`;

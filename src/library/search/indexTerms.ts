/**
 * The terms of `film_word` that are no words of titles and people: what a film is, as terms with a mark in front. Marks are
 * Cyrillic letters that no title contains, so that no typed word can be such a term.
 */
import { foldText } from "./foldText.ts";
import { phraseQuery } from "./phraseQuery.ts";
import { genreKey } from "./vocabulary/genres.ts";
import { isCommon } from "./vocabulary/ignoredWords.ts";
import { countryCode } from "./vocabulary/places.ts";

/** Stands before the whole title, spaces left out. */
export const TITLE_MARK = "ꙮ";
const FIELD_MARK = "ꙁ";
/** Before a word of a keyword, collection or studio. */
const KEYWORD_MARK = "ꙃ";
/** Before a word of an overview. */
const OVERVIEW_MARK = "ꙅ";
const MAX_OVERVIEW_WORDS = 150;
const WORDS_AT_ONCE = 40;
const MAX_KEYWORD_WORDS = 200;
/** Shorter words keep their ending: `gas`, `bus`. */
const MIN_LENGTH_OF_PLURAL = 4;
const DECADE_YEARS = 10;

/** What a film is found by besides its titles and people. */
export interface FilmFields {
  readonly year: number | null;
  /** As providers name them, in any language. */
  readonly genres: readonly string[];
  /** ISO 3166-1, or names. */
  readonly countries: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
  /** Keywords, collections and studios. */
  readonly keywords: readonly string[];
  readonly overviews: readonly string[];
}

export type FieldName = "year" | "decade" | "genre" | "country" | "language";

const FIELD_LETTERS: Record<FieldName, string> = { year: "y", decade: "d", genre: "g", country: "c", language: "l" };

const term = (field: FieldName, value: string | number): string =>
  FIELD_MARK + FIELD_LETTERS[field] + foldText(String(value)).replaceAll(" ", "");

/** FTS5 query: films whose field has the value. */
export const fieldQuery = (field: FieldName, value: string | number): string => phraseQuery(term(field, value));

/** FTS5 query: films with the word among their keywords, collections and studios. */
export const keywordQuery = (word: string): string => phraseQuery(KEYWORD_MARK + singular(word));

/** FTS5 query: films with every word of one of these names among their keywords, collections and studios. */
export function namesQuery(names: readonly string[]): string {
  return names
    .map((name) => wordsOf([name]).slice(0, WORDS_AT_ONCE))
    .filter((words) => words.length > 0)
    .map((words) => `(${words.map(keywordQuery).join(" AND ")})`)
    .join(" OR ");
}

/** FTS5 query: films with the word in an overview. */
export const overviewQuery = (word: string): string => phraseQuery(OVERVIEW_MARK + singular(word));

/** Every term of the film, separated by spaces. */
export function fieldTerms({ year, genres, countries, languages, keywords, overviews }: FilmFields): string {
  const keywordWords = wordsOf([...keywords, ...genres]).slice(0, MAX_KEYWORD_WORDS);
  const terms = [
    ...(year === null ? [] : [term("year", year), term("decade", year - (year % DECADE_YEARS))]),
    ...genres.map((name) => term("genre", genreKey(name))),
    ...countries.map((name) => term("country", /^[A-Z]{2}$/.test(name) ? name : (countryCode(name) ?? name))),
    ...languages.map((code) => term("language", code)),
    ...keywordWords.map((word) => KEYWORD_MARK + singular(word)),
    ...wordsOf(overviews)
      .filter((word) => !isCommon(word))
      .slice(0, MAX_OVERVIEW_WORDS)
      .map((word) => OVERVIEW_MARK + singular(word)),
  ];
  return [...new Set(terms)].join(" ");
}

/** Plurals of both languages lose their ending, so that `dinosaurs` is found by `dinosaur`. */
export function singular(word: string): string {
  if (word.length < MIN_LENGTH_OF_PLURAL) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^su]s$|eaux$/.test(word) ? word.slice(0, -1) : word;
}

function wordsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(pieces).flatMap((text) => foldText(text).split(" ")))].filter(Boolean);
}

/** `foldText` folds a limited length. */
function pieces(text: string): string[] {
  const words = text.split(" ").slice(0, MAX_OVERVIEW_WORDS * 2);
  return Array.from({ length: Math.ceil(words.length / WORDS_AT_ONCE) }, (_, at) =>
    words.slice(at * WORDS_AT_ONCE, (at + 1) * WORDS_AT_ONCE).join(" "),
  );
}

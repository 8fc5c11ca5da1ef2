import { EDITION_WORDS } from "./editionWords.ts";
import { LANGUAGE_WORDS } from "./languageWords.ts";
import { TECHNICAL_WORDS, type TechnicalField } from "./technicalWords.ts";

/** What a phrase means where it is not title. `sure` always ends a title; the others only next to such a phrase. */
export interface PhraseMeaning {
  readonly kind: "sure" | "hint" | "language" | "edition";
  readonly field: TechnicalField | "language" | "edition";
  readonly value: string;
}

/** Every phrase of the vocabulary. Where two tables have the same one: sure technical words, editions, languages, hints. */
export const PHRASES: ReadonlyMap<string, PhraseMeaning> = collectPhrases();

/** By first word: how many words the longest phrase with it has. */
export const MAX_PHRASE_BY_FIRST_WORD_LENGTH: ReadonlyMap<string, number> = collectLengths();

function collectPhrases(): Map<string, PhraseMeaning> {
  const phrases = new Map<string, PhraseMeaning>();
  for (const [phrase, { field, value }] of TECHNICAL_WORDS) phrases.set(phrase, { kind: "hint", field, value });
  for (const [phrase, { language, isSure }] of LANGUAGE_WORDS) {
    phrases.set(phrase, { kind: isSure ? "sure" : "language", field: "language", value: language });
  }
  for (const [phrase, edition] of EDITION_WORDS)
    phrases.set(phrase, { kind: "edition", field: "edition", value: edition });
  for (const [phrase, { field, value, isSure }] of TECHNICAL_WORDS) {
    if (isSure) phrases.set(phrase, { kind: "sure", field, value });
  }
  return phrases;
}

function collectLengths(): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const phrase of PHRASES.keys()) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    lengths.set(first, Math.max(words.length, lengths.get(first) ?? 0));
  }
  return lengths;
}

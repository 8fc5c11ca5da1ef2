import { type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import { languageOrder } from "./languageOrder.ts";

/** Who stated a fact, the strongest first: a person always wins, a file's name is the last resort. */
export const ORIGINS = ["hand", "nfo", "tmdb", "wikidata", "candidate", "catalogue", "file"] as const;
export type Origin = (typeof ORIGINS)[number];

export interface Fact {
  readonly field: string;
  readonly origin: Origin;
  /** Empty for what has no language: a year, a count. Else `fr`, or `fr-CA` for that of another country. */
  readonly language: string;
  readonly value: unknown;
  /** When it was fetched or entered, milliseconds since 1970; absent when unknown. */
  readonly fetchedAt?: number;
  /** Of an edit: the next answer of a provider replaces it. */
  readonly isUnlocked?: boolean;
}

/** The value shown for a field, with its source and time. */
export interface ResolvedFact {
  readonly value: unknown;
  readonly origin: Origin;
  readonly fetchedAt?: number | undefined;
}

/**
 * The value to show of each field: by origin, then by language (see `languageOrder`). Empty values are ignored, so that
 * a gap is filled by the next origin, field by field. An edit counts in the language it was made for; there, an empty one
 * leaves the field without a value. In other languages it only comes before what no provider confirmed.
 */
export function chooseFacts(facts: readonly Fact[], language: Language | Locale): ReadonlyMap<string, ResolvedFact> {
  const isEdit = (fact: Fact) => fact.origin === "hand" && appliesIn(fact.language, language);
  const byOrigin = (a: Fact, b: Fact) => rankOfOrigin(a, isEdit(a)) - rankOfOrigin(b, isEdit(b));
  const stated = facts.filter((fact) => isEdit(fact) || !isEmpty(fact.value));
  const original = stated
    .filter(({ field }) => field === "originalLanguage")
    .sort((a, b) => byOrigin(a, b) || byLanguageTag(a, b))[0]?.value;
  const rankOf = languageOrder(language, typeof original === "string" ? original : null);
  const resolved = new Map<string, ResolvedFact>();
  const ordered = stated.sort(
    (a, b) => byOrigin(a, b) || rankOf(a.language) - rankOf(b.language) || byLanguageTag(a, b),
  );
  for (const { field, value, origin, fetchedAt } of ordered) {
    if (!resolved.has(field)) resolved.set(field, { value, origin, fetchedAt });
  }
  for (const [field, { value }] of [...resolved]) if (isEmpty(value)) resolved.delete(field);
  return resolved;
}

/** Whether an edit made for a language, or for all of them, counts for a reader. */
export function appliesIn(languageTag: string, reader: Language | Locale): boolean {
  return languageTag === "" || languageTag.split("-", 1)[0] === languageOfLocale(reader);
}

/** An edit for another language comes right after the last origin that is sure which film it is about. */
function rankOfOrigin({ origin }: Fact, isEdit: boolean): number {
  return origin === "hand" && !isEdit ? ORIGINS.indexOf("wikidata") + 0.5 : ORIGINS.indexOf(origin);
}

/** Breaks ties between languages that were not requested, so that the result does not depend on the facts' order. */
function byLanguageTag(a: Fact, b: Fact): number {
  if (a.language === b.language) return 0;
  return a.language < b.language ? -1 : 1;
}

/** Whether a value says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

import type { Language, Locale } from "../contract/index.ts";
import { languageOrder } from "./languageOrder.ts";

/** Who said it. A hand always wins; then whoever knows films best; a file's name is the last resort. */
export const ORIGINS = ["hand", "nfo", "tmdb", "wikidata", "candidate", "catalogue", "file"] as const;
export type Origin = (typeof ORIGINS)[number];

export interface Fact {
  readonly field: string;
  readonly origin: Origin;
  /** Empty for what has no language: a year, a count. Else `fr`, or `fr-CA` for that of another country. */
  readonly language: string;
  readonly value: unknown;
}

export interface Chosen {
  readonly value: unknown;
  readonly origin: Origin;
}

/**
 * What is shown of all that was said: by origin, then by language; see `languageOrder`. Empty values count as unsaid, so that a gap is filled field by field.
 */
export function chooseFacts(facts: readonly Fact[], language: Language | Locale): ReadonlyMap<string, Chosen> {
  const said = facts.filter(({ value }) => !isEmpty(value));
  const original = said
    .filter(({ field }) => field === "originalLanguage")
    .sort((a, b) => byOrigin(a, b) || byWord(a, b))[0]?.value;
  const placeOf = languageOrder(language, typeof original === "string" ? original : null);
  const chosen = new Map<string, Chosen>();
  const inOrder = said.sort((a, b) => byOrigin(a, b) || placeOf(a.language) - placeOf(b.language) || byWord(a, b));
  for (const { field, value, origin } of inOrder) {
    if (!chosen.has(field)) chosen.set(field, { value, origin });
  }
  return chosen;
}

function byOrigin(a: Fact, b: Fact): number {
  return ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin);
}

/** Of two languages that nobody asked for, always the same one, in whatever order they were read. */
function byWord(a: Fact, b: Fact): number {
  if (a.language === b.language) return 0;
  return a.language < b.language ? -1 : 1;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

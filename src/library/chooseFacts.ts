import type { Language } from "../contract/index.ts";

/** Who said it. A hand always wins; then whoever knows films best; a file's name is the last resort. */
export const ORIGINS = ["hand", "nfo", "tmdb", "wikidata", "candidate", "file"] as const;
export type Origin = (typeof ORIGINS)[number];

export interface Fact {
  readonly field: string;
  readonly origin: Origin;
  /** Empty for what has no language: a year, a count. */
  readonly language: string;
  readonly value: unknown;
}

export interface Chosen {
  readonly value: unknown;
  readonly origin: Origin;
}

/**
 * What is shown of all that was said: by origin, then by language (the wanted one, English, none, the original's,
 * any). Empty values count as unsaid, so that a gap is filled field by field.
 */
export function chooseFacts(facts: readonly Fact[], language: Language): ReadonlyMap<string, Chosen> {
  const original = facts.find(({ field }) => field === "originalLanguage")?.value;
  const languages = [language, "en", "", String(original ?? "")];
  const order = (fact: Fact) => {
    const place = languages.indexOf(fact.language);
    return ORIGINS.indexOf(fact.origin) * 10 + (place < 0 ? languages.length : place);
  };
  const chosen = new Map<string, Fact>();
  for (const fact of facts) {
    if (isEmpty(fact.value)) continue;
    const present = chosen.get(fact.field);
    if (!present || order(fact) < order(present)) chosen.set(fact.field, fact);
  }
  return new Map([...chosen].map(([field, { value, origin }]) => [field, { value, origin }]));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

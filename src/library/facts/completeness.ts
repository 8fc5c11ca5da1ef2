import type { ResolvedFact } from "./chooseFacts.ts";

/** The fields that a film's page shows; `completeness` is the share of them that is filled. */
export const WANTED_FIELDS = [
  "title",
  "originalTitle",
  "year",
  "runtimeMinutes",
  "overview",
  "genres",
  "originalLanguage",
  "countries",
  "voteAverage",
] as const;

/** What a film's page shows besides its fields. */
export interface Attached {
  readonly hasPoster: boolean;
  readonly hasCredits: boolean;
  readonly hasArticle: boolean;
}

/** @returns 0–1 */
export function completenessOf(resolved: ReadonlyMap<string, ResolvedFact>, attached: Attached): number {
  const filled = WANTED_FIELDS.filter((field) => resolved.has(field)).length;
  const parts = Object.values(attached);
  return (filled + parts.filter(Boolean).length) / (WANTED_FIELDS.length + parts.length);
}

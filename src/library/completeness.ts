import type { Chosen } from "./chooseFacts.ts";

/** The fields a film's page wants to show; `completeness` is the share of them that is filled. */
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

/** Beside the fields: what hangs on a film. */
export interface Attached {
  readonly hasPoster: boolean;
  readonly hasCredits: boolean;
  readonly hasArticle: boolean;
}

/** @returns 0–1 */
export function completenessOf(chosen: ReadonlyMap<string, Chosen>, attached: Attached): number {
  const filled = WANTED_FIELDS.filter((field) => chosen.has(field)).length;
  const hanging = Object.values(attached);
  return (filled + hanging.filter(Boolean).length) / (WANTED_FIELDS.length + hanging.length);
}

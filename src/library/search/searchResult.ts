import type { ParsedQuery } from "./parseQuery.ts";
import { type Explained, type Place, type RankedQuery, rankedQuery } from "./searchRank.ts";

/** Films that explain the words, or, where there is none, films that explain them as corrected. */
export type SearchMode = "words" | "fuzzy";

export interface SearchHit {
  readonly id: number;
  /** Relevance: higher is better. */
  readonly rank: number;
  readonly popularity: number;
}

/** What was searched for in the end: as typed, or as corrected. */
export interface UsedQuery {
  readonly parsed: ParsedQuery;
  readonly required: RankedQuery["required"];
  /** What explains each required segment of the best film; empty where there is none. */
  readonly bestPlaces: readonly Place[];
  /** Whether some film answers by the field that the segment names. */
  readonly isFieldUsed: readonly boolean[];
  readonly bestId: number | null;
}

export interface SearchResult {
  readonly mode: SearchMode;
  /** Best first; equally relevant films by popularity. At most the thousand most popular films, and exact titles. */
  readonly hits: readonly SearchHit[];
  /** Null where nothing was typed. */
  readonly used: UsedQuery | null;
}

export const NOTHING: SearchResult = { mode: "words", hits: [], used: null };

export interface RankedRow extends SearchHit, Explained {}

export function usedQuery(query: RankedQuery, found: readonly RankedRow[]): UsedQuery {
  const [best] = found;
  return {
    parsed: query.parsed,
    required: query.required,
    bestPlaces: best?.places ?? [],
    isFieldUsed: query.required.map((_, index) => found.some(({ places }) => places[index] === "field")),
    bestId: best?.id ?? null,
  };
}

/** Of a search that found nothing. */
export const unusedQuery = (parsed: ParsedQuery): UsedQuery => usedQuery(rankedQuery(parsed), []);

/** Each film once, by its best rank. */
export function distinct(hits: readonly SearchHit[]): SearchHit[] {
  const best = new Map<number, SearchHit>();
  for (const hit of hits) if ((best.get(hit.id)?.rank ?? -1) < hit.rank) best.set(hit.id, hit);
  return [...best.values()];
}

/** Negative when `a` comes first. The id breaks ties, so that each film has its own position in the list. */
export function byRelevance(a: SearchHit, b: SearchHit): number {
  return b.rank - a.rank || b.popularity - a.popularity || a.id - b.id;
}

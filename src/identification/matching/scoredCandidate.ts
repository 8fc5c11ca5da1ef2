import type { FilmCandidate } from "../../providers/index.ts";

/** One reason for or against a candidate, as it is stored and shown. */
export interface Evidence {
  readonly feature: "title" | "year" | "runtime" | "director" | "popularity" | "kind" | "id" | "nfo_id" | "people";
  readonly value: string | number | null;
  /** What it adds to the score; negative where it speaks against the candidate. */
  readonly weight: number;
}

export interface ScoredCandidate extends FilmCandidate {
  /** 0–1. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Identifies a film among candidates of any provider. */
export function candidateKey(candidate: FilmCandidate): string {
  if (candidate.tmdbId !== undefined) return `tmdb:${candidate.tmdbId}`;
  if (candidate.imdbId !== undefined) return `imdb:${candidate.imdbId}`;
  if (candidate.wikidataId !== undefined) return `wikidata:${candidate.wikidataId}`;
  return `${candidate.provider}:${candidate.catalogueId ?? `${candidate.title}|${candidate.year}`}`;
}

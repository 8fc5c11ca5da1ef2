import type { FilmCandidate } from "../../providers/index.ts";

export type EvidenceFeature =
  | "title"
  | "year"
  | "runtime"
  | "director"
  | "popularity"
  | "kind"
  | "id"
  | "nfo_id"
  | "people"
  /** Words of the name that nothing about the film explains. */
  | "words"
  /** No cut of the film can be as long as the file. */
  | "length"
  /** The series of the film goes on, so that it is the first of it. */
  | "series"
  /** The NFO and the name speak of two films. */
  | "contradiction";

/** One reason for or against a candidate, as it is stored and shown. */
export interface Evidence {
  readonly feature: EvidenceFeature;
  /** What the provider says of the film. */
  readonly value: string | number | null;
  /** What the file says: the title and year in its name, its minutes. Absent in rows of release 0.1. */
  readonly said?: string | number;
  /** Where the file says it. */
  readonly source?: "name" | "folder" | "nfo";
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

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
  /** Words of the name that no fact about the film explains. */
  | "words"
  /** The file's duration fits no cut of the film. */
  | "length"
  /** The film is the first of a series with a sequel. */
  | "series"
  /** The NFO and the name state different films. */
  | "contradiction";

/** One reason for or against a candidate, as it is stored and shown. */
export interface Evidence {
  readonly feature: EvidenceFeature;
  /** The provider's value. */
  readonly value: string | number | null;
  /** The file's value: the title and year in its name, or its duration. Absent in rows of release 0.1. */
  readonly said?: string | number;
  /** The source of the file's value. */
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

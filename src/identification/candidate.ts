/** A film that a provider offers for a release. Search answers are thin; `CandidateSource.detail` fills them. */
export interface FilmCandidate {
  readonly provider: "tmdb" | "wikidata" | "catalogue";
  readonly tmdbId?: number;
  readonly imdbId?: string;
  readonly wikidataId?: string;
  readonly catalogueId?: string;
  readonly title: string;
  readonly originalTitle?: string;
  readonly alternativeTitles: readonly string[];
  readonly year: number | null;
  readonly runtimeMinutes?: number;
  readonly popularity?: number;
  readonly posterPath?: string;
  readonly directors?: readonly string[];
  /** The first of the cast. */
  readonly actors?: readonly string[];
  readonly isFilm?: boolean;
}

export interface FilmQuery {
  readonly title: string;
  readonly year?: number;
  /** `primary`: the year of the first release; `any`: the year of any release. */
  readonly yearField?: "primary" | "any";
}

/** Where candidates come from: TMDB, Wikidata, an offline catalogue. Errors of the provider pass through. */
export interface CandidateSource {
  readonly provider: FilmCandidate["provider"];
  search(query: FilmQuery, signal: AbortSignal): Promise<readonly FilmCandidate[]>;
  byId(ids: { tmdb?: number; imdb?: string }, signal: AbortSignal): Promise<FilmCandidate | null>;
  /** Fuller data (alternative titles, running time, directors) for a close race. */
  detail?(candidate: FilmCandidate, signal: AbortSignal): Promise<FilmCandidate>;
}

export interface Evidence {
  readonly feature: "title" | "year" | "runtime" | "director" | "popularity" | "kind" | "id" | "nfo_id" | "people";
  readonly value: string | number | null;
  /** What it adds to the score, or takes from it. */
  readonly weight: number;
}

export interface ScoredCandidate extends FilmCandidate {
  /** 0–1. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** One text for one film, whatever field the provider knows it by. */
export function candidateKey(candidate: FilmCandidate): string {
  if (candidate.tmdbId !== undefined) return `tmdb:${candidate.tmdbId}`;
  if (candidate.imdbId !== undefined) return `imdb:${candidate.imdbId}`;
  if (candidate.wikidataId !== undefined) return `wikidata:${candidate.wikidataId}`;
  return `${candidate.provider}:${candidate.catalogueId ?? `${candidate.title}|${candidate.year}`}`;
}

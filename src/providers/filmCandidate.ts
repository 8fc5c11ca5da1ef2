/** A film that a provider offers for a release name. Identification scores it; a provider never does. */
export interface FilmCandidate {
  readonly provider: "tmdb" | "wikidata" | "catalogue";
  readonly tmdbId?: number;
  /** `tt` and digits. */
  readonly imdbId?: string;
  /** `Q` and digits. */
  readonly wikidataId?: string;
  readonly catalogueId?: string;
  readonly title: string;
  readonly originalTitle?: string;
  readonly alternativeTitles: readonly string[];
  readonly year: number | null;
  readonly runtimeMinutes?: number;
  /** Compares candidates of one provider among themselves; the scale is the provider's own. */
  readonly popularity?: number;
  readonly posterPath?: string;
  readonly directors?: readonly string[];
  /** The first of the cast. */
  readonly actors?: readonly string[];
  /** False where the provider says that it is something else (a novel, a series). */
  readonly isFilm?: boolean;
}

/** `primary`: the year of the first release; `any`: the year of any release in any country. */
export type YearField = "primary" | "any";

export interface FilmQuery {
  readonly title: string;
  readonly year?: number;
  readonly yearField?: YearField;
}

/**
 * A source of candidates: TMDB, Wikidata, the offline catalogues. Finding nothing is an empty list or null.
 * @throws ProviderError when the provider cannot be reached or refuses
 */
export interface CandidateSource {
  readonly provider: FilmCandidate["provider"];
  search(query: FilmQuery, signal: AbortSignal): Promise<readonly FilmCandidate[]>;
  byId(ids: { readonly tmdb?: number; readonly imdb?: string }, signal: AbortSignal): Promise<FilmCandidate | null>;
  /** The same candidate with what a search result leaves out: all titles, running time, directors. */
  detail?(candidate: FilmCandidate, signal: AbortSignal): Promise<FilmCandidate>;
}

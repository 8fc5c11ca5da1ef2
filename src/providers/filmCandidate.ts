/** A film that a provider offers as an answer to a release name; identification weighs it, a provider never does. */
export type FilmCandidate = {
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
};

/** `primary` looks at the first release only, `any` at every release of any country. */
export type YearField = "primary" | "any";

/** What identification needs of a provider. Finding nothing is an empty list or null; an outage throws a `ProviderError`. */
export type CandidateSource = {
  readonly provider: FilmCandidate["provider"];
  search(
    query: { readonly title: string; readonly year?: number; readonly yearField?: YearField },
    signal: AbortSignal,
  ): Promise<readonly FilmCandidate[]>;
  byId(ids: { readonly tmdb?: number; readonly imdb?: string }, signal: AbortSignal): Promise<FilmCandidate | null>;
  /** The same candidate with what a list does not tell: all titles, duration, directors. */
  detail?(candidate: FilmCandidate, signal: AbortSignal): Promise<FilmCandidate>;
};

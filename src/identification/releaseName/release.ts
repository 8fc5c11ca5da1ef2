export type ReleaseKind = "movie" | "episode" | "extra" | "sample";

/** One title and year that a name may mean. `weight` is 0–1: how plausible it is, before any provider is queried. */
export interface TitleGuess {
  readonly title: string;
  readonly year: number | null;
  readonly kind: ReleaseKind;
  readonly weight: number;
  /** Words of the name that the guess leaves out, and that a fact about the film must explain: a director. */
  readonly omittedWords?: string;
}

/** What an NFO says that helps to identify the film. */
export interface NfoClues {
  readonly ids: { readonly tmdb?: number; readonly imdb?: string };
  readonly title: string | null;
  readonly year: number | null;
  readonly directors: readonly string[];
  readonly actors: readonly string[];
}

/**
 * What a path says about its film. `title`, `year` and `kind` are those of the first guess; an NFO next to the file can
 * put another guess before it. Stored as JSON and sent by the API, so fields keep their names.
 */
export interface Release {
  readonly path: string;
  readonly title: string;
  readonly year: number | null;
  readonly kind: ReleaseKind;
  readonly edition?: string;
  readonly part?: number;
  readonly resolution?: string;
  readonly source?: string;
  readonly videoCodec?: string;
  readonly audioCodec?: string;
  readonly hdr?: string;
  readonly releaseGroup?: string;
  /** ISO 639-1 codes, and `multi` where the name promises several without naming them. */
  readonly languages?: readonly string[];
  readonly alternativeTitles: readonly string[];
  readonly ids: { readonly tmdb?: number; readonly imdb?: string };
  /** From the sidecar NFO. */
  readonly nfo?: NfoClues;
  /** Likeliest first. */
  readonly readings: readonly TitleGuess[];
}

export type ReleaseKind = "movie" | "episode" | "extra" | "sample";

/** One way to understand a name. `weight` is 0–1: how plausible it is beside the others, before a catalogue is asked. */
export interface TitleGuess {
  readonly title: string;
  readonly year: number | null;
  readonly kind: ReleaseKind;
  readonly weight: number;
}

/** What an NFO says towards identifying its film. */
export interface NfoClues {
  readonly ids: { readonly tmdb?: number; readonly imdb?: string };
  readonly title: string | null;
  readonly year: number | null;
  readonly directors: readonly string[];
  readonly actors: readonly string[];
}

/**
 * What a path says about its film. `title`, `year` and `kind` are those of the first reading, until an NFO beside the
 * file puts its own before it.
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
  /** What an NFO beside the file adds. */
  readonly nfo?: NfoClues;
  readonly readings: readonly TitleGuess[];
}

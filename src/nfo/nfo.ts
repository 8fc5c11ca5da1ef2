/** What the file describes, by the root of the document. `other` where it has no XML, or another root. */
export type NfoKind = "movie" | "episode" | "tvshow" | "other";

export interface NfoActor {
  readonly name: string;
  readonly role: string | null;
  /** From 0; as in the file, else by position. */
  readonly order: number;
}

export interface NfoRating {
  readonly name: string | null;
  readonly value: number;
  /** 10 where the file does not say. */
  readonly max: number;
  readonly votes: number | null;
}

export interface NfoIds {
  readonly tmdb?: number;
  /** `tt` and 7 to 10 digits. */
  readonly imdb?: string;
  readonly tvdb?: number;
}

/** What an NFO of Kodi or Jellyfin says of a film; null or an empty list where it says nothing. */
export interface Nfo {
  readonly kind: NfoKind;
  readonly title: string | null;
  readonly originalTitle: string | null;
  readonly sortTitle: string | null;
  readonly year: number | null;
  /** `YYYY-MM-DD`. */
  readonly premiered: string | null;
  readonly plot: string | null;
  readonly outline: string | null;
  readonly tagline: string | null;
  readonly runtimeMinutes: number | null;
  readonly certification: string | null;
  readonly genres: readonly string[];
  readonly countries: readonly string[];
  readonly studios: readonly string[];
  readonly directors: readonly string[];
  readonly writers: readonly string[];
  readonly actors: readonly NfoActor[];
  readonly set: string | null;
  readonly tags: readonly string[];
  readonly ratings: readonly NfoRating[];
  /** Above 0, to 10. */
  readonly userRating: number | null;
  readonly playCount: number | null;
  /** As written: `YYYY-MM-DD` or `YYYY-MM-DD hh:mm:ss`, of no known time zone. */
  readonly lastPlayed: string | null;
  /** Jellyfin's watched mark, in addition to the play count. */
  readonly isWatched: boolean;
  /** As `lastPlayed`. */
  readonly dateAdded: string | null;
  /** The owner has locked the film against changes by providers. */
  readonly isLocked: boolean;
  readonly ids: NfoIds;
}

export type NfoRefusal =
  | "nfo_too_large"
  | "nfo_has_doctype"
  | "nfo_too_deep"
  /** It has neither a title nor an id: release notes without a link, an empty file. */
  | "nfo_says_nothing"
  /** Set by the caller that opens the file: it is gone, or a link. */
  | "nfo_unreadable"
  /** Set by the caller that waits for the reading. */
  | "nfo_too_slow";

export type NfoOutcome =
  | { readonly kind: "read"; readonly nfo: Nfo }
  | { readonly kind: "refused"; readonly code: NfoRefusal };

export const EMPTY_NFO: Nfo = {
  kind: "other",
  title: null,
  originalTitle: null,
  sortTitle: null,
  year: null,
  premiered: null,
  plot: null,
  outline: null,
  tagline: null,
  runtimeMinutes: null,
  certification: null,
  genres: [],
  countries: [],
  studios: [],
  directors: [],
  writers: [],
  actors: [],
  set: null,
  tags: [],
  ratings: [],
  userRating: null,
  playCount: null,
  lastPlayed: null,
  isWatched: false,
  dateAdded: null,
  isLocked: false,
  ids: {},
};

/** How an export identifies a film. */
export interface ExportedFilm {
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  readonly wikidataId: string | null;
}

/** A rating in an export. */
export interface ExportedRating extends ExportedFilm {
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970; 0 where unknown. */
  readonly ratedAt: number;
}

/** A watched film in an export, or one with a playback position. */
export interface ExportedWatch extends ExportedFilm {
  readonly watched: boolean;
  /** Milliseconds since 1970; 0 where unknown. */
  readonly watchedAt: number;
  readonly positionSeconds: number | null;
  /** If two rows are about one film, the higher value wins: see `WATCH_PRECISION`. */
  readonly precision: number;
}

/** The precision of a watched date in an export: entered as watched, logged in a diary, written by this program. */
export const WATCH_PRECISION = { entered: 0, logged: 1, exact: 2 } as const;

/** A rated film counts as watched, where an export does not say when. */
export function watchedWhenRated(film: ExportedFilm, ratedAt: number): ExportedWatch {
  return { ...film, watched: true, watchedAt: ratedAt, positionSeconds: null, precision: WATCH_PRECISION.entered };
}

/** A diary entry in an export. */
export interface ExportedViewing extends ExportedFilm {
  /** `YYYY-MM-DD`. */
  readonly watchedOn: string;
  readonly rewatch: boolean;
  readonly rating: number | null;
  readonly note: string | null;
  readonly place: "cinema" | "elsewhere" | null;
  readonly tags: readonly string[];
}

/** The fields of a viewing, without the film. */
export type ExportedDay = Omit<ExportedViewing, keyof ExportedFilm>;

export interface ExportedList {
  readonly kind: "watchlist" | "favourites" | "own";
  /** Empty for the watchlist and the favourites. */
  readonly name: string;
  readonly description: string;
  /** Whether the name is taken from the file because the export contains none. */
  readonly isNamedByFile: boolean;
}

/** A film on a list of an export. */
export interface ExportedListing extends ExportedFilm {
  /** Index of the list within the export. */
  readonly list: number;
  readonly position: number | null;
  /** Milliseconds since 1970; 0 where unknown. */
  readonly addedAt: number;
  readonly note: string | null;
}

/** A film that must not be suggested. */
export interface ExportedDismissal extends ExportedFilm {
  readonly since: number;
  /** Films like it are suggested less, too. */
  readonly lessLike: boolean;
}

/** A saved filter of this program. */
export interface ExportedFilter {
  readonly name: string;
  readonly filter: unknown;
}

/** What the owner of a library entered for a field of a film, or the image that a person chose for it. */
export interface ExportedEdit extends ExportedFilm {
  /** A field that can be edited, `tags`, `poster` or `backdrop`. */
  readonly field: string;
  /** Of a text that is edited in one language; otherwise empty. */
  readonly language: string;
  /** As facts store it; of an image an `ExportedImage`. */
  readonly value: unknown;
  readonly locked: boolean;
  /** How the other rows name the film, because it is edited; null where they name it in the same way. */
  readonly shownAs: Pick<ExportedFilm, "title" | "year"> | null;
}

/** Why a row is not imported. */
export const SKIP_REASONS = [
  "unreadable",
  "no_title",
  "rating_out_of_range",
  "not_a_film",
  "no_rating",
  "deleted",
  "orphaned",
  "truncated",
  "review_without_date",
  "no_place",
  "film_not_found",
  "too_many_lists",
  "edit_invalid",
  "edited_here",
  "owner_only",
  "image_refused",
  "image_missing",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Reasons in the row itself. */
export const BROKEN = ["unreadable", "no_title", "rating_out_of_range"] as const satisfies readonly SkipReason[];

/** A skipped row, with the position at which the user can find it in the export. */
export interface SkippedRow {
  readonly reason: SkipReason;
  readonly file: string;
  /** Where the row ends, from 1; null in files without lines. */
  readonly line: number | null;
  readonly title: string | null;
  readonly year: number | null;
}

/** Callbacks for the rows of an export, in the order of its files. */
export interface ExportVisitor {
  /** Called for each row, before it is parsed. */
  row(): void;
  rating(row: ExportedRating): void;
  watch(row: ExportedWatch): void;
  viewing(row: ExportedViewing): void;
  /** @returns the index of the list */
  list(list: ExportedList): number;
  listing(row: ExportedListing): void;
  dismissal(row: ExportedDismissal): void;
  filter(row: ExportedFilter): void;
  edit(row: ExportedEdit): void;
  skipped(row: SkippedRow): void;
}

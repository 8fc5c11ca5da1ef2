/** A film of a MovieLens set. */
export interface CommunityFilm {
  readonly sourceId: number;
  readonly title: string;
  /** In other languages, or what it is also called. */
  readonly otherTitles: readonly string[];
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/** A film's ids at the providers. */
export type FilmLink = Pick<CommunityFilm, "tmdbId" | "imdbId">;

/** A film of a MovieLens dataset. */
export interface CommunityFilm {
  readonly sourceId: number;
  readonly title: string;
  /** Titles in other languages and alternative titles. */
  readonly otherTitles: readonly string[];
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/** A film's ids at the providers. */
export type FilmLink = Pick<CommunityFilm, "tmdbId" | "imdbId">;

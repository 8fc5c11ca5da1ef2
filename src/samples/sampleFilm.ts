/** A film of the sample catalogue, which the loopback provider answers in TMDB's and Wikimedia's shapes. */
export type SampleFilm = {
  readonly tmdbId: number;
  /** `tt` and digits; null where there is none. */
  readonly imdbId: string | null;
  /** `Q` and digits. */
  readonly wikidataId: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly originalTitle: string;
  /** ISO 639-1. */
  readonly originalLanguage: string;
  readonly year: number;
  /** Null where unknown. */
  readonly runtimeMinutes: number | null;
  /** TMDB's English names. */
  readonly genres: readonly string[];
  readonly tagline?: { readonly en: string; readonly fr: string };
  readonly overview: { readonly en: string; readonly fr: string };
  readonly directors: readonly string[];
  readonly writers?: readonly string[];
  readonly cast: readonly { readonly name: string; readonly character: string }[];
  readonly articles?: {
    readonly en?: { readonly title: string; readonly extract: string };
    readonly fr?: { readonly title: string; readonly extract: string };
  };
  /** TMDB ids of the catalogue, best first. */
  readonly recommendations: readonly number[];
  readonly popularity: number;
  /** 0 to 10. */
  readonly voteAverage: number;
  readonly voteCount: number;
  readonly alternativeTitles?: readonly string[];
  /** As TMDB writes them: `/name.jpg`. */
  readonly posterPath?: string;
  readonly backdropPath?: string;
  /** Further posters that TMDB lists only when asked for all images. `language`: ISO 639-1, null without text. */
  readonly morePosters?: readonly {
    readonly path: string;
    readonly language: string | null;
    readonly width: number;
    readonly height: number;
  }[];
};

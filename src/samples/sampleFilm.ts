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
  readonly production?: SampleProduction;
};

/** How a sample film was made and released, as far as it is written down. */
export type SampleProduction = {
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly studios?: readonly string[];
  /** In English, as TMDB's are. */
  readonly keywords?: readonly string[];
  /** Age ratings by country, ISO 3166-1 alpha-2. */
  readonly certifications?: Readonly<Record<string, string>>;
  readonly collection?: SampleCollection;
  /** Further images without text, as TMDB writes them: `/name.jpg`. */
  readonly stillPaths?: readonly string[];
  /** The title as a drawing. */
  readonly logoPath?: string;
};

export type SampleCollection = {
  readonly id: number;
  readonly name: { readonly en: string; readonly fr: string };
  /** Its films that are not among the samples. */
  readonly others: readonly {
    readonly tmdbId: number;
    readonly title: { readonly en: string; readonly fr: string };
    readonly originalTitle: string;
    /** `YYYY-MM-DD`. */
    readonly releaseDate: string;
    readonly posterPath?: string;
  }[];
};

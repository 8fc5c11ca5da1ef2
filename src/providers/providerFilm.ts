/** The facts that a provider can state about a film; their types are in `FieldValues`. */
export type FilmField = keyof FieldValues;

/** A genre with an id that does not change with the language: TMDB's where it has one, else a Wikidata id. */
export type Genre = { readonly id: number | string; readonly name: string };

export type FieldValues = {
  title: string;
  originalTitle: string;
  year: number;
  /** `YYYY-MM-DD`. */
  releaseDate: string;
  runtimeMinutes: number;
  tagline: string;
  overview: string;
  genres: readonly Genre[];
  /** ISO 639-1. */
  originalLanguage: string;
  /** `code` is ISO 3166-1 alpha-2 where known. */
  countries: readonly { readonly code: string | null; readonly name: string }[];
  /** ISO 3166-1 alpha-2: the countries of origin, which may be fewer than the production countries. */
  originCountries: readonly string[];
  /** `code` is ISO 639-1; `name` is the native name. */
  spokenLanguages: readonly { readonly code: string; readonly name: string }[];
  studios: readonly Studio[];
  keywords: readonly { readonly id: number; readonly name: string }[];
  collection: { readonly id: number | string; readonly name: string };
  /** The films of the collection, including this one, by release date. */
  collectionParts: readonly CollectionPart[];
  /** 0 to 10. */
  voteAverage: number;
  voteCount: number;
  popularity: number;
  /** US dollars. */
  budget: number;
  revenue: number;
  /** `Released`, `Post Production` and the like, as the provider writes it. */
  status: string;
  homepage: string;
  /** The film's social media accounts, by network. */
  accounts: Readonly<Partial<Record<"facebook" | "instagram" | "twitter", string>>>;
  /** At most one per language, which is the language of the fact. */
  trailer: { readonly site: "YouTube"; readonly key: string; readonly name: string };
  /** Images to choose from, best first within each language. */
  images: Readonly<Record<"posters" | "backdrops" | "logos", readonly OfferedImage[]>>;
  certification: readonly { readonly country: string; readonly certification: string }[];
  /** The first public release in each country, `YYYY-MM-DD`. */
  releaseDates: readonly { readonly country: string; readonly date: string }[];
};

export type Studio = { readonly id: number | string; readonly name: string; readonly country: string | null };

/** A path at the provider's image host; `language` is null for an image without text. Sizes in pixels. */
export type OfferedImage = {
  readonly path: string;
  readonly language: string | null;
  readonly width: number;
  readonly height: number;
};

/** `releaseDate` is `YYYY-MM-DD`, or null when unknown. */
export type CollectionPart = SimilarFilm & { readonly releaseDate: string | null };

/** One fact; `language` as `languageTag` writes it, null for what has none (a year, a count). */
export type FilmFact = {
  readonly [Field in FilmField]: {
    readonly field: Field;
    readonly language: string | null;
    readonly value: FieldValues[Field];
  };
}[FilmField];

/** `author`: of the original work; `writer`: of the screenplay. */
export type CreditJob =
  | "actor"
  | "director"
  | "writer"
  | "author"
  | "producer"
  | "composer"
  | "cinematographer"
  | "editor";

export type Credit = {
  /** Unique within the provider. */
  readonly providerPersonId: string;
  readonly name: string;
  readonly job: CreditJob;
  readonly character?: string;
  /** Rank among the credits of the same job, from 0. */
  readonly order: number;
  readonly profilePath?: string | null;
};

export type SimilarFilm = {
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
  readonly posterPath: string | null;
};

/** Parts of a response that can be missing on their own. */
export type ProviderFilmPart =
  | "people"
  | "alternativeTitles"
  | "similar"
  | "translations"
  | "genres"
  | "countries"
  | "keywords"
  | "studios"
  | "spokenLanguages"
  | "originCountries"
  | "accounts"
  | "collectionParts"
  | "images"
  | "trailer"
  | "releases";

/** What one provider says about one film. Only plain text and numbers. */
export type ProviderFilm = {
  readonly provider: "tmdb" | "wikidata";
  readonly ids: { readonly tmdb?: number; readonly imdb?: string; readonly wikidata?: string };
  readonly facts: readonly FilmFact[];
  readonly people: readonly Credit[];
  readonly alternativeTitles: readonly string[];
  readonly similar: readonly SimilarFilm[];
  /** Paths at the provider's image host, never addresses. */
  readonly images: { readonly poster?: string; readonly backdrop?: string };
  /** Parts that are missing from the response or could not be read. Absent or empty: the response is complete. */
  readonly missingParts?: readonly ProviderFilmPart[];
  /** The language of the request; texts in other languages come with the translations. */
  readonly requestedLanguage?: string;
  /** Rows that did not fit the documented schema and were left out. */
  readonly droppedRows: number;
};

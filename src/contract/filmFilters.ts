/**
 * What films can be filtered by and sorted by. Declared once: the contract's schema, the engine's SQL, the page's URL, its
 * chips and saved filters derive from this table. Plain data, because the page does not load schemas.
 *
 * A filter on a column of the film itself (`field` and `compare`), or on an attribute (`ofFilm`, `ofFiles`), needs nothing
 * more in the engine; any other needs a clause in `src/library/filters/filterClauses.ts`.
 */
import { RESOLUTIONS, type Resolution } from "./resolutions.ts";

type FilterKind =
  /** One text; an empty one is a text too. */
  | { readonly kind: "text"; readonly longest: number }
  /** Any of several texts; an empty list filters nothing. */
  | { readonly kind: "texts" }
  /** One, or any, of a few words. */
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "choices"; readonly of: readonly string[] }
  /** Yes or no; both narrow the list. */
  | { readonly kind: "flag" }
  /** A positive whole number. */
  | { readonly kind: "id" }
  /** Any of several ids; an empty list filters nothing. */
  | { readonly kind: "ids" }
  /** A day, `YYYY-MM-DD`. */
  | { readonly kind: "day" }
  | { readonly kind: "whole" }
  | { readonly kind: "number"; readonly from: number; readonly to: number };

/** A value of the film that a filter may be compared with. Films without the value do not pass. */
export type FilterField = "year" | "runtimeMinutes" | "state";
/** What is stored of films, value by value: what is shown of them, or what their files contain. */
export type FilmAttribute = "country" | "spokenLanguage" | "certification" | "releaseDay";
export type FileAttribute = "codec" | "audioLanguage" | "subtitleLanguage";
/** Both bounds are included. */
export type FilterComparison = "atLeast" | "atMost" | "equal";

type Declared = FilterKind & {
  /** The parameter's name in the page's URL. */
  readonly urlKey: string;
  readonly field?: FilterField;
  readonly compare?: FilterComparison;
  /** Of texts: a film passes if it has one of them. */
  readonly ofFilm?: FilmAttribute;
  readonly ofFiles?: FileAttribute;
};

export const FILM_FILTERS = {
  /** Words to search for; without a letter nothing is found. */
  q: { kind: "text", longest: 10_000, urlKey: "q" },
  genre: { kind: "texts", urlKey: "genre" },
  yearFrom: { kind: "whole", urlKey: "from", field: "year", compare: "atLeast" },
  yearTo: { kind: "whole", urlKey: "to", field: "year", compare: "atMost" },
  /** Minutes, both included. */
  runtimeFrom: { kind: "whole", urlKey: "minutesFrom", field: "runtimeMinutes", compare: "atLeast" },
  runtimeTo: { kind: "whole", urlKey: "minutesTo", field: "runtimeMinutes", compare: "atMost" },
  /** By the person who asks. */
  watched: { kind: "flag", urlKey: "watched" },
  /** Whether the person who asks said *Not for me*. */
  dismissed: { kind: "flag", urlKey: "dismissed" },
  personId: { kind: "id", urlKey: "person" },
  state: { kind: "choice", of: ["identified", "unidentified"], urlKey: "state", field: "state", compare: "equal" },
  /** Films of one of the person's lists. */
  listId: { kind: "id", urlKey: "list" },
  /** Of a collection, by the provider's id. */
  collectionId: { kind: "text", longest: 40, urlKey: "collection" },
  /** The household's tags. */
  tag: { kind: "texts", urlKey: "tag" },
  /** Keywords and studios, exactly as a source names them; case counts. */
  keyword: { kind: "texts", urlKey: "keyword" },
  studio: { kind: "texts", urlKey: "studio" },
  /** The film's original language, ISO 639-1. */
  language: { kind: "texts", urlKey: "language" },
  /** ISO 639-1. */
  spokenLanguage: { kind: "texts", urlKey: "spoken", ofFilm: "spokenLanguage" },
  /** ISO 3166-1 alpha-2; the name of a country that has no code. */
  country: { kind: "texts", urlKey: "country", ofFilm: "country" },
  /** As shown on the film page: that of the country of the metadata language. */
  certification: { kind: "texts", urlKey: "certification", ofFilm: "certification" },
  /** Month and day of the release, `MM-DD`, in the country of the metadata language. */
  releaseDay: { kind: "texts", urlKey: "releaseDay", ofFilm: "releaseDay" },
  /** People who directed it, by id. */
  director: { kind: "ids", urlKey: "director" },
  /** People who act in it, by id. */
  actor: { kind: "ids", urlKey: "actor" },
  /** Of the best file. */
  resolution: { kind: "choices", of: RESOLUTIONS.map(({ name }): Resolution => name), urlKey: "resolution" },
  hdr: { kind: "flag", urlKey: "hdr" },
  /** Video codecs of its files, as ffprobe names them. */
  codec: { kind: "texts", urlKey: "codec", ofFiles: "codec" },
  /** ISO 639-1, without a region; `und` for a track without a language. Commentaries do not count. */
  audioLanguage: { kind: "texts", urlKey: "audio", ofFiles: "audioLanguage" },
  /** The same for subtitles, in the file or beside it. Forced ones do not count. */
  subtitleLanguage: { kind: "texts", urlKey: "subtitles", ofFiles: "subtitleLanguage" },
  /** Bytes of all its present files, both included. */
  sizeFrom: { kind: "whole", urlKey: "bytesFrom" },
  sizeTo: { kind: "whole", urlKey: "bytesTo" },
  /** The path of a folder: films with a file in it, or in a folder inside it. */
  folder: { kind: "text", longest: 4_096, urlKey: "folder" },
  /** Whether there are two files of the same part of the same edition. */
  duplicates: { kind: "flag", urlKey: "duplicates" },
  /** Whether a poster is there. */
  poster: { kind: "flag", urlKey: "poster" },
  /** Whether there are subtitles in any language. */
  subtitles: { kind: "flag", urlKey: "hasSubtitles" },
  /** Days in UTC, both included. */
  addedFrom: { kind: "day", urlKey: "addedFrom" },
  addedTo: { kind: "day", urlKey: "addedTo" },
  /** Watched on one of these days, by the diary of the person who asks. Both included. */
  watchedFrom: { kind: "day", urlKey: "watchedFrom" },
  watchedTo: { kind: "day", urlKey: "watchedTo" },
  /** Rated at least this by the person who asks. */
  ratingFrom: { kind: "number", from: 0.5, to: 5, urlKey: "rating" },
  /** Rated at most this by the person who asks; unrated films do not pass. */
  ratingTo: { kind: "number", from: 0.5, to: 5, urlKey: "ratingTo" },
  /** Estimated at least this for the person who asks; films that they rated have no estimate. */
  estimateFrom: { kind: "number", from: 0.5, to: 5, urlKey: "estimate" },
} as const satisfies Readonly<Record<string, Declared>>;

export type FilterName = keyof typeof FILM_FILTERS;

/** The value of a filter, by its kind. */
type ValueOf<Filter> = Filter extends { kind: "flag" }
  ? boolean
  : Filter extends { kind: "id" | "whole" | "number" }
    ? number
    : Filter extends { kind: "ids" }
      ? number[]
      : Filter extends { kind: "texts" }
        ? string[]
        : Filter extends { kind: "choices"; of: readonly (infer One)[] }
          ? One[]
          : Filter extends { kind: "choice"; of: readonly (infer One)[] }
            ? One
            : string;

export type FilterValue<Name extends FilterName> = ValueOf<(typeof FILM_FILTERS)[Name]>;

export const FILTER_NAMES = Object.keys(FILM_FILTERS) as readonly FilterName[];

/** Filters whose values are listed with how many films each has, most films first. */
export const LISTED_FILTERS = [
  "genre",
  "country",
  "language",
  "spokenLanguage",
  "certification",
  "director",
  "actor",
  "codec",
  "audioLanguage",
  "subtitleLanguage",
  "folder",
] as const satisfies readonly FilterName[];

export type ListedFilter = (typeof LISTED_FILTERS)[number];

type Order = "asc" | "desc";

/** Each sort with its default order. */
export const FILM_SORTS = {
  title: "asc",
  added: "desc",
  year: "desc",
  rating: "desc",
  runtime: "asc",
  /** By the estimates for the person who asks. */
  estimate: "desc",
} as const satisfies Readonly<Record<string, Order>>;

export type FilmSort = keyof typeof FILM_SORTS;

export const SORT_NAMES = Object.keys(FILM_SORTS) as readonly FilmSort[];

/** Films are grouped by this many years in counts, chips and the jump index. */
export const DECADE_YEARS = 10;

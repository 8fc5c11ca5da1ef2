/**
 * What films can be filtered by and sorted by, once. The contract's schema, the engine's SQL, the page's address, its
 * chips and what a kept filter means derive from it: what one of them knows, all know. Plain data, for the page carries
 * no schemas.
 */
import { RESOLUTIONS, type Resolution } from "./resolutions.ts";

type FilterKind =
  /** One text; an empty one is a text too. */
  | { readonly kind: "text"; readonly longest: number }
  /** Any of several texts; none is no filter. */
  | { readonly kind: "texts" }
  /** One, or any, of a few words. */
  | { readonly kind: "choice"; readonly of: readonly string[] }
  | { readonly kind: "choices"; readonly of: readonly string[] }
  /** Yes or no; both narrow the list. */
  | { readonly kind: "flag" }
  /** A positive whole number. */
  | { readonly kind: "id" }
  | { readonly kind: "whole" }
  | { readonly kind: "number"; readonly from: number; readonly to: number };

/** `address`: the name in the page's address. */
type Declared = FilterKind & { readonly urlKey: string };

export const FILM_FILTERS = {
  /** Words that are searched for; without a letter nothing is found. */
  q: { kind: "text", longest: 10_000, urlKey: "q" },
  genre: { kind: "texts", urlKey: "genre" },
  /** Both years are in. */
  yearFrom: { kind: "whole", urlKey: "from" },
  yearTo: { kind: "whole", urlKey: "to" },
  /** By me. */
  watched: { kind: "flag", urlKey: "watched" },
  personId: { kind: "id", urlKey: "person" },
  state: { kind: "choice", of: ["identified", "unidentified"], urlKey: "state" },
  /** Films of one of the person's lists. */
  listId: { kind: "id", urlKey: "list" },
  /** Of a collection, by the provider's id. */
  collectionId: { kind: "text", longest: 40, urlKey: "collection" },
  /** Language a film was made in, ISO 639-1. */
  language: { kind: "texts", urlKey: "language" },
  /** Of the best file. */
  resolution: { kind: "choices", of: RESOLUTIONS.map(({ name }): Resolution => name), urlKey: "resolution" },
  hdr: { kind: "flag", urlKey: "hdr" },
  /** Of my own. */
  ratingFrom: { kind: "number", from: 0.5, to: 5, urlKey: "rating" },
} as const satisfies Readonly<Record<string, Declared>>;

export type FilterName = keyof typeof FILM_FILTERS;

/** The value of a filter, by its kind. */
type ValueOf<Filter> = Filter extends { kind: "flag" }
  ? boolean
  : Filter extends { kind: "id" | "whole" | "number" }
    ? number
    : Filter extends { kind: "texts" }
      ? string[]
      : Filter extends { kind: "choices"; of: readonly (infer One)[] }
        ? One[]
        : Filter extends { kind: "choice"; of: readonly (infer One)[] }
          ? One
          : string;

export type FilterValue<Name extends FilterName> = ValueOf<(typeof FILM_FILTERS)[Name]>;

export const FILTER_NAMES = Object.keys(FILM_FILTERS) as readonly FilterName[];

type Order = "asc" | "desc";

/** The order where none is asked for. */
export const FILM_SORTS = {
  title: "asc",
  added: "desc",
  year: "desc",
  rating: "desc",
  runtime: "asc",
} as const satisfies Readonly<Record<string, Order>>;

export type FilmSort = keyof typeof FILM_SORTS;

export const SORT_NAMES = Object.keys(FILM_SORTS) as readonly FilmSort[];

/** Years that stand together in counts, chips and the jump bar. */
export const DECADE_YEARS = 10;

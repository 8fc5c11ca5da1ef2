/** What the address says of the library: its filter and its order. Pure: address, filter, and the words of the API. */
import type { SortedFilter } from "../../../src/contract/index.ts";
import { RESOLUTIONS, type Resolution } from "../../../src/contract/resolutions.ts";

export const SORTS = ["title", "added", "year", "rating", "runtime"] as const;
/** What was found stands best answer first, where nothing else is asked for. */
export type Sort = (typeof SORTS)[number] | "nearness";

export type LibraryFilter = {
  q: string;
  genres: readonly string[];
  decade: number | null;
  languages: readonly string[];
  resolutions: readonly Resolution[];
  hdr: boolean;
  watched: boolean | null;
  ratingFrom: number | null;
  unidentified: boolean;
  /** Of one of the person's lists. */
  list: number | null;
  person: number | null;
  collection: string | null;
  sort: Sort;
  order: "asc" | "desc";
};

/** The order a person expects when nothing is said: titles from A, everything else from the newest, best or longest. */
const FIRST_ORDER: Record<Sort, "asc" | "desc"> = {
  title: "asc",
  added: "desc",
  year: "desc",
  rating: "desc",
  runtime: "desc",
  nearness: "desc",
};
const DECADE_YEARS = 10;

export const NO_FILTER = {
  q: "",
  genres: [],
  decade: null,
  languages: [],
  resolutions: [],
  hdr: false,
  watched: null,
  ratingFrom: null,
  unidentified: false,
  list: null,
  person: null,
  collection: null,
} as const;

export function isFiltered(filter: LibraryFilter): boolean {
  return Object.entries(NO_FILTER).some(([name, nothing]) => {
    const value = filter[name as keyof typeof NO_FILTER];
    return Array.isArray(value) ? value.length > 0 : value !== nothing;
  });
}

export function firstOrder(sort: Sort): "asc" | "desc" {
  return FIRST_ORDER[sort];
}

const firstSort = (q: string): Sort => (q === "" ? "title" : "nearness");

/** The same in the words of the API. */
export function toQuery(filter: LibraryFilter): SortedFilter {
  return {
    ...(filter.sort !== "nearness" && { sort: filter.sort, order: filter.order }),
    ...(filter.q && { q: filter.q }),
    ...(filter.genres.length > 0 && { genre: [...filter.genres] }),
    ...(filter.decade !== null && { yearFrom: filter.decade, yearTo: filter.decade + DECADE_YEARS - 1 }),
    ...(filter.languages.length > 0 && { language: [...filter.languages] }),
    ...(filter.resolutions.length > 0 && { resolution: [...filter.resolutions] }),
    ...(filter.hdr && { hdr: true }),
    ...(filter.watched !== null && { watched: filter.watched }),
    ...(filter.ratingFrom !== null && { ratingFrom: filter.ratingFrom }),
    ...(filter.list !== null && { listId: filter.list }),
    ...(filter.person !== null && { personId: filter.person }),
    ...(filter.collection !== null && { collectionId: filter.collection }),
    ...(filter.unidentified && { state: "unidentified" as const }),
  };
}

/** A filter as the API keeps it. */
export function fromQuery(query: SortedFilter): LibraryFilter {
  const q = query.q ?? "";
  const sort = query.sort ?? firstSort(q);
  return {
    q,
    genres: query.genre ?? [],
    decade: query.yearFrom ?? null,
    languages: query.language ?? [],
    resolutions: query.resolution ?? [],
    hdr: query.hdr ?? false,
    watched: query.watched ?? null,
    ratingFrom: query.ratingFrom ?? null,
    unidentified: query.state === "unidentified",
    list: query.listId ?? null,
    person: query.personId ?? null,
    collection: query.collectionId ?? null,
    sort,
    order: query.order ?? FIRST_ORDER[sort],
  };
}

export function readFilter(params: URLSearchParams): LibraryFilter {
  const q = params.get("q") ?? "";
  const asked = params.get("sort");
  const sort = SORTS.find((known) => known === asked) ?? firstSort(q);
  const order = params.get("order");
  const watched = params.get("watched");
  const rating = Number(params.get("rating"));
  return {
    q,
    genres: params.getAll("genre"),
    decade: positive(params.get("decade")),
    languages: params.getAll("language"),
    resolutions: RESOLUTIONS.map(({ name }) => name).filter((name) => params.getAll("resolution").includes(name)),
    hdr: params.has("hdr"),
    watched: watched === "yes" ? true : watched === "no" ? false : null,
    ratingFrom: rating >= 0.5 && rating <= 5 ? rating : null,
    unidentified: params.get("state") === "unidentified",
    list: positive(params.get("list")),
    person: positive(params.get("person")),
    collection: params.get("collection"),
    sort,
    order: order === "asc" || order === "desc" ? order : FIRST_ORDER[sort],
  };
}

export function writeFilter(filter: LibraryFilter): URLSearchParams {
  const params = new URLSearchParams();
  const { q, decade, watched, ratingFrom, list, person, collection } = filter;
  if (q) params.set("q", q);
  for (const genre of filter.genres) params.append("genre", genre);
  if (decade !== null) params.set("decade", String(decade));
  for (const language of filter.languages) params.append("language", language);
  for (const resolution of filter.resolutions) params.append("resolution", resolution);
  if (filter.hdr) params.set("hdr", "yes");
  if (watched !== null) params.set("watched", watched ? "yes" : "no");
  if (ratingFrom !== null) params.set("rating", String(ratingFrom));
  if (list !== null) params.set("list", String(list));
  if (person !== null) params.set("person", String(person));
  if (collection !== null) params.set("collection", collection);
  if (filter.unidentified) params.set("state", "unidentified");
  const sort = filter.sort === "nearness" && q === "" ? "title" : filter.sort;
  if (sort !== firstSort(q)) params.set("sort", sort);
  if (sort === filter.sort && filter.order !== FIRST_ORDER[sort]) params.set("order", filter.order);
  return params;
}

/** Where the library shows this. */
export function addressOf(filter: LibraryFilter): string {
  return `/?${writeFilter(filter).toString()}`;
}

function positive(text: string | null): number | null {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number > 0 ? number : null;
}

import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { FilmListQuery } from "../../../../src/contract/index.ts";

export const SORTS = ["title", "added", "year", "rating", "runtime"] as const;
export type Sort = (typeof SORTS)[number];

/** What the address says of the library: its filter and its order. */
export type LibraryFilter = {
  q: string;
  genres: readonly string[];
  decade: number | null;
  watched: boolean | null;
  unidentified: boolean;
  /** Of one of the person's lists. */
  list: number | null;
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
};
const DECADE_YEARS = 10;

export function useLibraryFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);

  const change = useCallback(
    (next: Partial<LibraryFilter>) => {
      setParams((present) => writeFilter({ ...readFilter(present), ...next }), { replace: true });
    },
    [setParams],
  );
  return { filter, change };
}

export function isFiltered(filter: LibraryFilter): boolean {
  const { q, genres, decade, watched, unidentified, list } = filter;
  return list !== null || q !== "" || genres.length > 0 || decade !== null || watched !== null || unidentified;
}

export const NO_FILTER = { q: "", genres: [], decade: null, watched: null, unidentified: false, list: null } as const;

export function firstOrder(sort: Sort): "asc" | "desc" {
  return FIRST_ORDER[sort];
}

/** The same in the words of the API. */
export function toQuery(filter: LibraryFilter): Partial<FilmListQuery> {
  return {
    sort: filter.sort,
    order: filter.order,
    ...(filter.q && { q: filter.q }),
    ...(filter.genres.length > 0 && { genre: [...filter.genres] }),
    ...(filter.decade !== null && { yearFrom: filter.decade, yearTo: filter.decade + DECADE_YEARS - 1 }),
    ...(filter.watched !== null && { watched: filter.watched }),
    ...(filter.list !== null && { listId: filter.list }),
    ...(filter.unidentified && { state: "unidentified" as const }),
  };
}

function readFilter(params: URLSearchParams): LibraryFilter {
  const sort = SORTS.find((known) => known === params.get("sort")) ?? "title";
  const order = params.get("order");
  const decade = Number(params.get("decade"));
  const watched = params.get("watched");
  const list = Number(params.get("list"));
  return {
    q: params.get("q") ?? "",
    genres: params.getAll("genre"),
    decade: Number.isInteger(decade) && decade > 0 ? decade : null,
    watched: watched === "yes" ? true : watched === "no" ? false : null,
    unidentified: params.get("state") === "unidentified",
    list: Number.isInteger(list) && list > 0 ? list : null,
    sort,
    order: order === "asc" || order === "desc" ? order : FIRST_ORDER[sort],
  };
}

function writeFilter(filter: LibraryFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.q) params.set("q", filter.q);
  for (const genre of filter.genres) params.append("genre", genre);
  if (filter.decade !== null) params.set("decade", String(filter.decade));
  if (filter.watched !== null) params.set("watched", filter.watched ? "yes" : "no");
  if (filter.list !== null) params.set("list", String(filter.list));
  if (filter.unidentified) params.set("state", "unidentified");
  if (filter.sort !== "title") params.set("sort", filter.sort);
  if (filter.order !== FIRST_ORDER[filter.sort]) params.set("order", filter.order);
  return params;
}

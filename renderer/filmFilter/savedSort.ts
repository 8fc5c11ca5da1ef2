import { EMPTY_FILTER, filterToParams, type LibraryFilter, parseFilter, SORTS } from "./filter.ts";

const STORAGE_KEY = "filmotheque:library-sort";

/** Remembers the order that the person chose; the order by relevance belongs to one search only. */
export function saveSort({ sort, order }: Pick<LibraryFilter, "sort" | "order">): void {
  if (sort !== "relevance") localStorage.setItem(STORAGE_KEY, `${sort} ${order}`);
}

/** The URL of the library without a filter, in the order that was chosen last. */
export function libraryUrl(): string {
  const [saved, order] = localStorage.getItem(STORAGE_KEY)?.split(" ") ?? [];
  const sort = SORTS.find((known) => known === saved);
  if (!sort || (order !== "asc" && order !== "desc")) return "/";
  const params = filterToParams({ ...parseFilter(new URLSearchParams()), ...EMPTY_FILTER, sort, order }).toString();
  return params === "" ? "/" : `/?${params}`;
}

import { EMPTY_FILTER, filterToParams, type LibraryFilter, parseFilter, SORTS } from "./filter.ts";

const REMEMBERED = "filmotheque:library-sort";

/** The order a person chose last, without words that were searched for. */
export function saveSort({ sort, order }: Pick<LibraryFilter, "sort" | "order">): void {
  if (sort !== "nearness") localStorage.setItem(REMEMBERED, `${sort} ${order}`);
}

/** Where the library opens: everything, in the order that was chosen last. */
export function libraryUrl(): string {
  const [kept, order] = localStorage.getItem(REMEMBERED)?.split(" ") ?? [];
  const sort = SORTS.find((known) => known === kept);
  if (!sort || (order !== "asc" && order !== "desc")) return "/";
  const params = filterToParams({ ...parseFilter(new URLSearchParams()), ...EMPTY_FILTER, sort, order }).toString();
  return params === "" ? "/" : `/?${params}`;
}

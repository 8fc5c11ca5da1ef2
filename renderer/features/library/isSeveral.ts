import { FILM_FILTERS, type FilterName } from "../../../src/contract/filmFilters.ts";

/** Whether a filter takes several values. */
export function isSeveral(name: FilterName): boolean {
  const { kind } = FILM_FILTERS[name];
  return kind === "texts" || kind === "choices" || kind === "ids";
}

import { cacheUntilWrite, type Store } from "../../store/index.ts";
import type { CompiledFilter } from "../filters/index.ts";

export type CountFilms = (filter: CompiledFilter) => number;

/** Counts the films that pass; the count is reused until something is written. */
export function createCountFilms(store: Store): CountFilms {
  const cached = cacheUntilWrite<number>(store);
  return ({ where, films, parameters }) => {
    const from = films === null ? `FROM film WHERE 1 ${where}` : `FROM (SELECT DISTINCT film FROM (${films}))`;
    return cached(
      JSON.stringify([where, parameters]),
      () => store.sql<{ count: number }>(`SELECT count(*) AS count ${from}`).get(parameters)?.count ?? 0,
    );
  };
}

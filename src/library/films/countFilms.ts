import { cacheUntilWrite, mayContinue, type Store } from "../../store/index.ts";
import { isRestricted } from "../audience/index.ts";
import type { CompiledFilter } from "../filters/index.ts";

export type CountFilms = (filter: Pick<CompiledFilter, "where" | "films" | "parameters">) => number;

/** Counts the films that pass; the count is reused until something is written. */
export function createCountFilms(store: Store): CountFilms {
  const cached = cacheUntilWrite<number>(store);
  const count = (sql: string, parameters: CompiledFilter["parameters"]): number =>
    cached(JSON.stringify([sql, parameters]), () => store.sql<{ count: number }>(sql).get(parameters)?.count ?? 0);

  const isEveryFilmVisible = !isRestricted(store);

  return ({ where, films, parameters }) => {
    if (films === null || !isEveryFilmVisible)
      return count(
        `SELECT count(*) AS count FROM film WHERE 1 ${where === "" ? "" : mayContinue("film.id")} ${where}`,
        parameters,
      );
    // Every set is a subset of the library, so its complement is the total minus its size.
    const inSet = count(
      `SELECT count(${films.isDistinct ? "*" : "DISTINCT film"}) AS count FROM (${films.sql})`,
      parameters,
    );
    return films.isWithout ? count("SELECT count(*) AS count FROM film", {}) - inSet : inSet;
  };
}

import type { Store } from "../store/index.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";

interface Facets {
  total: number;
  unidentified: number;
  genres: { name: string; count: number }[];
  decades: { from: number; count: number }[];
}

/** Filter values with how many films each has. */
export function filmFacets(store: Store) {
  const remembered = rememberUntilWritten<Facets>(store);
  return { facets: (_user: number): Facets => remembered("", () => countFacets(store)) };
}

function countFacets({ sql }: Store): Facets {
  const counts = sql<{ total: number; unidentified: number | null }>(`
        SELECT count(*) AS total, sum(state = 'unidentified') AS unidentified FROM film`).get();
  return {
    total: counts?.total ?? 0,
    unidentified: counts?.unidentified ?? 0,
    genres: sql<{ name: string; count: number }>(`
          SELECT genre AS name, count(*) AS count FROM film_genre GROUP BY genre ORDER BY count DESC, genre`).all(),
    decades: sql<{ from: number; count: number }>(`
          SELECT year / 10 * 10 AS "from", count(*) AS count FROM film
          WHERE year IS NOT NULL GROUP BY 1 ORDER BY 1`).all(),
  };
}

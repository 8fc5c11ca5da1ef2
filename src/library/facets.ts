import { DECADE_YEARS, RESOLUTIONS } from "../contract/index.ts";
import { CodedError } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import { yieldToEventLoop } from "../time/index.ts";

interface Named {
  readonly name: string;
  readonly count: number;
}

interface Facets {
  total: number;
  unidentified: number;
  genres: Named[];
  decades: { from: number; count: number }[];
  languages: Named[];
  resolutions: Named[];
  hdr: number;
}

/** So long the steps may hold the thread together. */
const HELD_MS = 4;
/** Up to here everything is counted anew after each change. */
const QUICK_MS = 20;
/** Above it, what takes a millisecond to count is believed for this many. */
const BELIEVED_FOR_EACH = 50;
const MOST_LANGUAGES = 40;

/**
 * Filter values with how many films each has. Counted in steps, between which requests are answered; during an import
 * of a large library the counts may be some seconds old.
 */
export function filmFacets(store: Store) {
  const { sql } = store;
  let known: { readonly facets: Facets; readonly changes: number; readonly until: number } | null = null;
  let counting: Promise<Facets> | null = null;

  return {
    async facets(user: number): Promise<Facets & { watched: number }> {
      const watched = sql<{ count: number }>(
        "SELECT count(*) AS count FROM watch_state WHERE user = :user AND watched = 1",
      ).get({ user });
      return { ...(await shared()), watched: watched?.count ?? 0 };
    },
  };

  function shared(): Promise<Facets> {
    if (known && (known.changes === changesNow() || performance.now() < known.until))
      return Promise.resolve(known.facets);
    counting ??= countAll().finally(() => {
      counting = null;
    });
    return counting;
  }

  /** SQLite's own counter of changed rows; the program is the only writer. */
  function changesNow(): number {
    return sql<{ changes: number }>("SELECT total_changes() AS changes").get()?.changes ?? 0;
  }

  async function countAll(): Promise<Facets> {
    const changes = changesNow();
    let spent = 0;
    let held = 0;
    const step = async <T>(count: () => T): Promise<T> => {
      const start = performance.now();
      const counted = count();
      const elapsed = performance.now() - start;
      spent += elapsed;
      held += elapsed;
      if (held < HELD_MS) return counted;
      held = 0;
      await yieldToEventLoop();
      if (!store.database.open) throw new CodedError("database_busy");
      return counted;
    };
    const facets: Facets = {
      ...(await step(totals)),
      genres: await step(() =>
        sql<Named>(
          "SELECT genre AS name, count(*) AS count FROM film_genre GROUP BY genre ORDER BY count DESC, genre",
        ).all(),
      ),
      decades: await step(decades),
      languages: await step(() =>
        sql<Named>(`
          SELECT json_extract(value, '$') AS name, count(*) AS count
          FROM (SELECT DISTINCT value, film FROM fact WHERE field = 'originalLanguage')
          GROUP BY value ORDER BY count DESC, name LIMIT ${MOST_LANGUAGES}`).all(),
      ),
      resolutions: await step(resolutions),
      hdr: await step(
        () =>
          sql<{ count: number }>(
            "SELECT count(DISTINCT film) AS count FROM file WHERE part IS NOT NULL AND hdr IS NOT NULL",
          ).get()?.count ?? 0,
      ),
    };
    known = { facets, changes, until: performance.now() + (spent > QUICK_MS ? spent * BELIEVED_FOR_EACH : 0) };
    return facets;
  }

  function totals(): { total: number; unidentified: number } {
    const total = sql<{ count: number }>("SELECT count(*) AS count FROM film").get()?.count ?? 0;
    const unidentified = sql<{ count: number }>("SELECT count(*) AS count FROM film WHERE state = 'unidentified'").get()
      ?.count;
    return { total, unidentified: unidentified ?? 0 };
  }

  function decades(): Facets["decades"] {
    const years = sql<{ year: number; count: number }>(
      "SELECT year, count(*) AS count FROM film WHERE year IS NOT NULL GROUP BY year ORDER BY year",
    ).all();
    const counts = new Map<number, number>();
    for (const { year, count } of years) {
      const from = Math.floor(year / DECADE_YEARS) * DECADE_YEARS;
      counts.set(from, (counts.get(from) ?? 0) + count);
    }
    return [...counts].map(([from, count]) => ({ from, count }));
  }

  /** The index holds all of it; the planner would read each file's probe instead. */
  function resolutions(): Named[] {
    const widest = sql<{ width: number; count: number }>(`
      SELECT width, count(*) AS count FROM
        (SELECT max(video_width) AS width FROM file INDEXED BY file_by_width WHERE part IS NOT NULL GROUP BY film)
      WHERE width > 0 GROUP BY width`).all();
    return RESOLUTIONS.map(({ name, widthFrom }, at) => {
      const below = RESOLUTIONS[at - 1]?.widthFrom ?? Number.POSITIVE_INFINITY;
      const counts = widest.filter(({ width }) => width >= widthFrom && width < below);
      return { name, count: counts.reduce((sum, { count }) => sum + count, 0) };
    }).filter(({ count }) => count > 0);
  }
}

/**
 * Estimated ratings as queries read them: a temporary table of the connection, because they belong to one run of the
 * program and are computed again at any time. In: estimates that another thread computed, in shared memory. Out: a table
 * that lists are sorted and filtered by.
 */
import type { Store } from "../../store/index.ts";

/** One person's estimates. Threads share the arrays, none copies or changes them. */
export interface SharedEstimates {
  readonly user: number;
  /** Differs between any two computations of one run of the program; at least 1. */
  readonly version: number;
  /** Film ids. */
  readonly films: Int32Array;
  /** 0.5 to 5, of each film. */
  readonly stars: Float32Array;
}

export interface EstimateTable {
  /** Makes estimates readable, in place of older ones of that person. Expects to be outside a transaction. */
  load(estimates: SharedEstimates): void;
  /** What `:estimates` stands for in a query of that person: 0 where none are loaded. */
  versionOf(user: number): number;
}

/** People whose estimates are kept, the most recently loaded ones. */
const MAX_PEOPLE = 8;

export function createEstimateTable({ database }: Pick<Store, "database">): EstimateTable {
  /** By user; the most recently used last. */
  const versions = new Map<number, number>();
  // A temporary table may be written through a connection that only reads the library.
  database.exec(`
    CREATE TEMP TABLE IF NOT EXISTS estimate (
      version INTEGER NOT NULL,
      film    INTEGER NOT NULL,
      stars   REAL NOT NULL,
      PRIMARY KEY (version, film)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS temp.estimate_by_stars ON estimate (version, stars, film)`);
  const insert = database.prepare("INSERT INTO temp.estimate (version, film, stars) VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM temp.estimate WHERE version = ?");

  return {
    load({ user, version, films, stars }) {
      const known = versions.get(user);
      if (known !== version) {
        const [oldest] = versions.keys();
        const isFull = known === undefined && versions.size >= MAX_PEOPLE;
        const dropped = isFull && oldest !== undefined ? versions.get(oldest) : undefined;
        database.transaction(() => {
          for (const old of [known, dropped]) if (old !== undefined) remove.run(old);
          films.forEach((film, at) => {
            insert.run(version, film, stars[at]);
          });
        })();
        if (isFull && oldest !== undefined) versions.delete(oldest);
      }
      // Only now: a version without rows would pass for one that was loaded.
      versions.delete(user);
      versions.set(user, version);
    },
    versionOf: (user) => versions.get(user) ?? 0,
  };
}

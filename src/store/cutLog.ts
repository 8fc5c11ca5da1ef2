import type { Database } from "./store.ts";

/**
 * Merges the database's log into its file and empties it, as far as readers allow at this moment: it waits for none of
 * them. SQLite itself would wait as long as for any lock, seconds in which the main thread answers nobody.
 * Source: https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
 * @returns false where a reader or another checkpoint kept some of it
 */
export function cutLog(database: Database): boolean {
  const busyTimeoutMs = Number(database.pragma("busy_timeout", { simple: true }));
  database.pragma("busy_timeout = 0");
  try {
    return Number(database.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) === 0;
  } finally {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

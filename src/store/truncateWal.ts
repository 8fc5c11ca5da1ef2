import type { Database } from "./store.ts";

/**
 * Checkpoints the write-ahead log and truncates it, as far as current readers allow, without waiting for them. SQLite's
 * own busy timeout would block the main thread for seconds.
 * Source: https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
 * @returns false if a reader or another checkpoint kept a part of it
 */
export function truncateWal(database: Database): boolean {
  const busyTimeoutMs = Number(database.pragma("busy_timeout", { simple: true }));
  database.pragma("busy_timeout = 0");
  try {
    return Number(database.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) === 0;
  } finally {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

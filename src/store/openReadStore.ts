import { openDatabaseForReading } from "./openDatabase.ts";
import { createSqliteStore } from "./sqliteStore.ts";
import type { Store } from "./store.ts";

/** A connection that reads what is committed, for a thread of its own. Writing through it fails (`SQLITE_READONLY`). */
export interface ReadStore extends Store {
  /** Runs queries on one state of the library, whatever is written meanwhile. */
  inSnapshot<T>(work: () => T): T;
}

/**
 * @param file of a library that is open for writing elsewhere in this process
 * @param mayContinue polled by long queries; when it returns false they end in `read_stopped`
 */
export function openReadStore(file: string, mayContinue: () => boolean): ReadStore {
  const database = openDatabaseForReading(file, mayContinue);
  return {
    ...createSqliteStore(database, file),
    inSnapshot: (work) => database.transaction(work).deferred(),
  };
}

import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { snapshot } from "./backup/snapshot.ts";
import { removeUnfinishedBackups } from "./backup/unfinishedBackups.ts";
import { closeToOthers } from "./dataFolder/closeToOthers.ts";
import { guardLibrary } from "./dataFolder/guardLibrary.ts";
import { latestSchemaVersion, migrate, schemaVersionOf } from "./migrate.ts";
import {
  configure,
  openDatabase,
  openSoundDatabase,
  prepareForIncrementalVacuum,
  requireWritable,
} from "./openDatabase.ts";
import { finishRestore } from "./restore/applyRestore.ts";
import { createSqliteStore } from "./sqliteStore.ts";
import { requireSqlite } from "./sqliteVersion.ts";
import { removeUnfinishedReserve } from "./storage/reserve.ts";
import type { Store } from "./store.ts";

/** What is done before the database is open, in this order; each may take long on a large library. */
export type OpeningStep = "checking" | "backing_up" | "upgrading";

/**
 * Opens or creates the library's database, checks it and brings it up to date, on the calling thread. A host that has to
 * answer requests meanwhile calls `openStoreInThread`.
 *
 * @param folder the library's data folder
 * @param onStep called before each step
 * @throws DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export function openStore(folder: string, onStep: (step: OpeningStep) => void = () => undefined): Store {
  prepareStore(folder, onStep);
  return openPreparedStore(folder);
}

export interface PrepareOptions {
  /** False: the caller has the database checked once it is open. One that is to be upgraded is checked in any case. */
  readonly isCheckedFirst: boolean;
}

/**
 * Completes what an earlier process could not, checks the database and brings it up to date, and leaves it closed.
 * @throws SqliteTooOld, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, ForeignSchema, LibraryMissing
 */
export function prepareStore(
  folder: string,
  onStep: (step: OpeningStep) => void,
  { isCheckedFirst }: PrepareOptions = { isCheckedFirst: true },
): void {
  requireSqlite();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeToOthers(folder);
  finishRestore(folder);
  removeUnfinishedBackups(folder);
  removeUnfinishedReserve(folder);
  const file = databaseFile(folder);
  const guard = guardLibrary(folder);
  const database = openSoundDatabase(file, folder, (opened) => {
    const isChecked = isCheckedFirst || schemaVersionOf(opened) < latestSchemaVersion();
    if (isChecked) onStep("checking");
    return isChecked;
  });
  try {
    guard.allow(database);
    requireWritable(database);
    configure(database);
    chmodSync(file, 0o600);
    let isUpgraded = false;
    migrate(database, (version) => {
      onStep("backing_up");
      snapshot(database, folder, `before-migration-from-${version}`);
      onStep("upgrading");
      isUpgraded = true;
    });
    if (isUpgraded) prepareForIncrementalVacuum(database);
    // After a power cut the marker must not describe a schema that the database does not have.
    database.pragma("wal_checkpoint(TRUNCATE)");
    guard.mark(database);
  } finally {
    database.close();
  }
}

/** Opens a database that `prepareStore` has just left. */
export function openPreparedStore(folder: string): Store {
  const file = databaseFile(folder);
  return createSqliteStore(openDatabase(file), file);
}

export function databaseFile(folder: string): string {
  return join(folder, "library.db");
}

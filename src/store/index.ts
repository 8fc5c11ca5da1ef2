/**
 * The store: one SQLite database, one writer, migrations that only go forward, verified backups and their restore.
 * In: a folder. Out: a `Store` with prepared statements and two kinds of transaction.
 * It never knows what a film is; each feature keeps its own SQL. Only a backup knows where a person's files are named.
 */
export {
  type BackupOptions,
  type BackupProblem,
  type BackupProblemCode,
  type BackupReport,
  backupsToRemove,
  backupTo,
  removeBackup,
} from "./backup/index.ts";
export { cacheUntilWrite, changeCount } from "./cacheUntilWrite.ts";
export { beginNewLibrary, findLoss, markOwned } from "./library/guardLibrary.ts";
export { holdsLibrary } from "./library/holdsLibrary.ts";
export { DatabaseDamaged, LibraryMissing, type MissingReason } from "./library/openProblems.ts";
export { startNewLibrary } from "./library/startNewLibrary.ts";
export { LibraryInUse, type LibraryLock, lockLibrary } from "./lock.ts";
export { lastGiven, nextNumber, rememberNumber } from "./numbers.ts";
export { type Database, type OpeningStep, openStore, type Store } from "./open.ts";
export { openStoreInThread } from "./openInThread.ts";
export { restoreFrom, restoreLibrary } from "./restore/restoreFrom.ts";
export { type StorageCode, type StorageTrouble, storageCodeOf } from "./storageTrouble.ts";
export { createStorageWatch, type StorageWatch } from "./storageWatch.ts";

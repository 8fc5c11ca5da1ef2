/**
 * The store: one SQLite database, one writer, migrations that only go forward, verified backups.
 * In: a folder. Out: a `Store` with prepared statements and two kinds of transaction.
 * It never knows what a film is; each feature keeps its own SQL.
 */
export { type BackupReport, backupTo, restoreFrom } from "./backup.ts";
export { LibraryInUse, type LibraryLock, lockLibrary } from "./lock.ts";
export { type Database, DatabaseDamaged, type OpeningStep, openStore, type Store } from "./open.ts";
export { openStoreInThread } from "./openInThread.ts";
export { type StorageCode, type StorageTrouble, storageCodeOf } from "./storageTrouble.ts";
export { createStorageWatch, type StorageWatch } from "./storageWatch.ts";

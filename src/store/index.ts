/**
 * The store: one SQLite database, one writer, migrations that only go forward, verified backups.
 * In: a folder. Out: a `Store` with prepared statements and two kinds of transaction.
 * It never knows what a film is; each feature keeps its own SQL.
 */
export { type BackupReport, backupTo, restoreFrom, verifyDatabase } from "./backup.ts";
export { LibraryInUse, type LibraryLock, lockLibrary } from "./lock.ts";
export { DatabaseFromNewerProgram, latestSchemaVersion } from "./migrate.ts";
export { type Database, DatabaseDamaged, openStore, type Store } from "./open.ts";

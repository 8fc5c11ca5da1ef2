/**
 * The store: one SQLite database, one writer, migrations that only go forward, verified backups and their restore.
 * In: a data folder. Out: a `Store` with prepared statements and two kinds of transaction.
 * It does not know what a film is; each feature keeps its own SQL. Only a backup knows where contributed files are named.
 */

export { lastAssignedId, markIdAssigned, nextId } from "./assignedIds.ts";
export {
  type BackupOptions,
  type BackupProblem,
  type BackupProblemCode,
  type BackupReport,
  backupsToRemove,
  backupTo,
  removeBackup,
} from "./backup/index.ts";
export { cacheBriefly } from "./cacheBriefly.ts";
export { cacheUntilWrite } from "./cacheUntilWrite.ts";
export { beginNewLibrary, findMissingLibrary, markHasAccounts } from "./dataFolder/guardLibrary.ts";
export { DatabaseDamaged, LibraryMissing, type MissingReason } from "./dataFolder/openErrors.ts";
export { startNewLibrary } from "./dataFolder/startNewLibrary.ts";
export { holdsLibrary } from "./holdsLibrary.ts";
export { LibraryInUse, type LibraryLock, lockLibrary } from "./lock.ts";
export { mayContinue } from "./mayContinue.ts";
export { openStoreInThread, setAsideInThread } from "./openInThread.ts";
export { openReadStore, type ReadStore } from "./openReadStore.ts";
export { type OpeningStep, openStore } from "./openStore.ts";
export { restoreFrom, restoreLibrary } from "./restore/restoreFrom.ts";
export { createReserve, openWithReserve, type Reserve } from "./storage/reserve.ts";
export { type StorageTrouble, storageCodeOf } from "./storage/storageTrouble.ts";
export { createStorageWatch, type StorageWatch } from "./storage/storageWatch.ts";
export type { Database, StatementTracer, Store } from "./store.ts";
export { parseStoredJson, readStoredJson } from "./storedJson.ts";
export { truncateWal } from "./truncateWal.ts";
export { checkpointInThread, checkpointWal } from "./walCheckpoints.ts";

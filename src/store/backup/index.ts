/**
 * Backups: everything a person contributed in one archive, with a manifest and its checksums. In: an open database and
 * its data folder. Out: a file that was opened and checked before it got its name. Caches, logs, models and secrets are
 * never in it.
 */
export type { BackupProblem, BackupProblemCode } from "./backupProblem.ts";
export { type BackupOptions, backupTo } from "./backupTo.ts";
export { backupsToRemove, removeBackup } from "./listBackups.ts";
export type { BackupReport } from "./writeBackup.ts";

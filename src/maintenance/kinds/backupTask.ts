import { basename } from "node:path";
import { backupsToRemove, backupTo, removeBackup, type Store } from "../../store/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";

export interface BackupParts {
  readonly store: Store;
  readonly dataFolder: string;
}

const MAX_DAILY_BACKUPS = 7;
/** Uploads may be a whole shelf of films on a slow disk. */
const MAX_DURATION_MS = 24 * 3_600_000;

/**
 * Everything a person contributed in one archive, opened and checked before it counts; the seven newest stay, and one a
 * week of the last four. The one that is made each day leaves uploads out: they lie on the same disk, and stay there.
 */
export function backupTask({ store, dataFolder }: BackupParts): MaintenanceTask {
  return {
    name: "backup",
    intervalMs: DAY_MS,
    timeoutMs: MAX_DURATION_MS,
    async run({ isDryRun, isScheduled, signal, progress }) {
      if (isDryRun) {
        const old = await backupsToRemove(dataFolder, MAX_DAILY_BACKUPS - 1);
        return { removed: old.length, freedBytes: sizeOf(old), finding: null };
      }
      const { file } = await backupTo(store.database, dataFolder, undefined, {
        withUploads: !isScheduled,
        signal,
        onProgress: progress,
      });
      const old = await backupsToRemove(dataFolder, MAX_DAILY_BACKUPS);
      for (const one of old) removeBackup(one);
      return { removed: old.length, freedBytes: sizeOf(old), finding: basename(file) };
    },
  };
}

const sizeOf = (backups: readonly { readonly sizeBytes: number }[]) =>
  backups.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

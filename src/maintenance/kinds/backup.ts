import { readdir, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { backupTo, type Store } from "../../store/index.ts";
import type { Workers } from "../../workers/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";

export interface BackupParts {
  readonly store: Store;
  readonly dataFolder: string;
  readonly workers: Workers;
}

const KEPT = 7;
const LONGEST_CHECK_MS = 30 * 60_000;

/** A copy of the open database, opened and checked before it counts; the seven newest stay. */
export function backup({ store, dataFolder, workers }: BackupParts): MaintenanceTask {
  const folder = join(dataFolder, "backups");
  const kept = async () =>
    (await readdir(folder).catch(() => [])) // No backup was made yet.
      .filter((name) => /^library-.*\.db$/.test(name))
      .sort()
      .reverse();
  return {
    name: "backup",
    everyMs: DAY_MS,
    async run({ isDryRun, signal }) {
      if (isDryRun) return { removed: Math.max(0, (await kept()).length + 1 - KEPT), freedBytes: 0, finding: null };
      const { file } = await backupTo(store.database, dataFolder, undefined, (copy) =>
        workers.run("pictures", "checkDatabase", copy, { signal, timeoutMs: LONGEST_CHECK_MS }),
      );
      let [removed, freedBytes] = [0, 0];
      for (const name of (await kept()).slice(KEPT)) {
        const old = join(folder, name);
        freedBytes += (await stat(old)).size;
        await rm(old, { force: true });
        await rm(`${old}.sha256`, { force: true });
        removed += 1;
      }
      return { removed, freedBytes, finding: basename(file) };
    },
  };
}

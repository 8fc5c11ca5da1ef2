import type { Workers } from "../../workers/index.ts";
import { DAY_MS, type MaintenanceTask } from "../maintenanceTask.ts";
import { maintenanceTasks } from "../tasks.ts";

export interface IntegrityParts {
  readonly databaseFile: string;
  readonly workers: Workers;
  /** Null: the database is sound. */
  onIntegrityChecked(finding: string | null): void;
}

const MAX_DURATION_MS = 30 * 60_000;

/** SQLite reads the whole database and its indexes, in a thread of the `maintenance` pool, so that images are not held up for minutes. */
export function integrityTask({ databaseFile, workers, onIntegrityChecked }: IntegrityParts): MaintenanceTask {
  return {
    name: "integrity",
    intervalMs: 7 * DAY_MS,
    async run({ isDryRun, signal }) {
      if (isDryRun) return { removed: 0, freedBytes: 0, finding: null };
      const finding = await workers.run(
        maintenanceTasks.checkDatabase,
        { file: databaseFile, kind: "full" },
        { signal, timeoutMs: MAX_DURATION_MS },
      );
      onIntegrityChecked(finding);
      return { removed: 0, freedBytes: 0, finding };
    },
  };
}

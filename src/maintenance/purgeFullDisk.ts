import { type Reserve, truncateWal } from "../store/index.ts";
import { type MaintenanceJobParts, recordEnd } from "./maintenanceJob.ts";
import type { MaintenanceOutcome } from "./maintenanceRuns.ts";
import type { MaintenanceResult, MaintenanceTask } from "./maintenanceTask.ts";

const TIMEOUT_MS = 10 * 60_000;

export interface PurgeFullDiskParts
  extends Pick<MaintenanceJobParts, "store" | "events" | "metrics" | "clock" | "runs"> {
  readonly reserve: Pick<Reserve, "release">;
}

/**
 * Purges a full disk at once: no job starts there, and other jobs must not fill the space that the reserve
 * leaves. Removing rows needs space too, for the write-ahead log, which is truncated at the end.
 * @throws what the purge threw, which its run records; SQLite's error where there was no reserve, or another program
 *   used the space that it freed
 */
export async function purgeFullDisk(purge: MaintenanceTask, parts: PurgeFullDiskParts): Promise<void> {
  const { store, reserve, runs, clock } = parts;
  reserve.release();
  const startMs = performance.now();
  const run = store.writeRelaxed(() => runs.start(purge.name, null, clock.now()));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const end = (outcome: MaintenanceOutcome, result: MaintenanceResult) =>
    recordEnd({ task: purge.name, run, outcome, result, durationMs: performance.now() - startMs }, parts);
  try {
    const result = await purge.run({ isDryRun: false, isScheduled: false, signal, progress: () => undefined });
    store.writeRelaxed(() => end("done", result));
  } catch (error) {
    const finding = error instanceof Error ? error.message : String(error);
    store.tryWrite(() => end(signal.aborted ? "cancelled" : "failed", { removed: 0, freedBytes: 0, finding }));
    throw error;
  }
  truncateWal(store.database);
}

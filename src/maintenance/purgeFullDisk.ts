import type { Reserve } from "../store/index.ts";
import { type MaintenanceJobParts, recordEnd } from "./maintenanceJob.ts";
import type { MaintenanceTask } from "./maintenanceTask.ts";

const TIMEOUT_MS = 10 * 60_000;

export interface PurgeFullDiskParts
  extends Pick<MaintenanceJobParts, "store" | "events" | "metrics" | "clock" | "runs"> {
  readonly reserve: Pick<Reserve, "release">;
}

/**
 * Purges on a disk that is full, at once: no job starts there, and other jobs must not fill the room that the reserve
 * leaves. Removing rows needs room too, for the database's log, which is merged and cut at the end.
 * @throws SQLite's error where there was no reserve, or another program filled its place
 */
export async function purgeFullDisk(purge: MaintenanceTask, parts: PurgeFullDiskParts): Promise<void> {
  const { store, reserve, runs, clock } = parts;
  reserve.release();
  const startMs = performance.now();
  const run = store.writeRelaxed(() => runs.start(purge.name, null, clock.now()));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const result = await purge.run({ isDryRun: false, isScheduled: false, signal, progress: () => undefined });
  const durationMs = performance.now() - startMs;
  store.writeRelaxed(() => recordEnd({ task: purge.name, run, outcome: "done", result, durationMs }, parts));
  store.database.pragma("wal_checkpoint(TRUNCATE)");
}

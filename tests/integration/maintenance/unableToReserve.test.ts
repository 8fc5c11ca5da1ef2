import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { expect, onTestFinished, test, vi } from "vitest";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { createEvents } from "../../../src/events/index.ts";
import { createJobs } from "../../../src/jobs/index.ts";
import { createMaintenance } from "../../../src/maintenance/index.ts";
import { MaintenanceRuns } from "../../../src/maintenance/maintenanceRuns.ts";
import type { MaintenanceTask } from "../../../src/maintenance/maintenanceTask.ts";
import { purgeFullDisk } from "../../../src/maintenance/purgeFullDisk.ts";
import { createMetrics } from "../../../src/monitoring/index.ts";
import { createReserve, openStore } from "../../../src/store/index.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MINUTE_MS = 60_000;

function aLibrary() {
  const dataFolder = temporaryFolder("maintenance");
  const store = openStore(dataFolder);
  onTestFinished(() => store.close());
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time };
  return { dataFolder, store, clock, events: createEvents(clock), metrics: createMetrics() };
}

test("where no reserve can be written, due tasks still run, and no storage problem is reported", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const library = aLibrary();
  const { store, clock, events, dataFolder } = library;
  const unreserved: unknown[] = [];
  const errors: unknown[] = [];
  const workers = createWorkers({ threadFile: taskThreadFile });
  onTestFinished(() => workers.close());
  const maintenance = createMaintenance({
    ...library,
    workers,
    jobs: createJobs({
      store,
      events,
      clock,
      random: () => 0.5,
      onSettled: () => undefined,
      onFailure: () => undefined,
    }),
    storage: { trouble: () => null },
    reserve: createReserve(join(dataFolder, "gone")),
    onReserveFailed: (error) => unreserved.push(error),
    picturesFolder: join(dataFolder, "images"),
    forgetMissingAfterDays: () => 90,
    onIntegrityChecked: () => undefined,
    lastRequestAt: () => 0,
    isOnBattery: () => false,
  });
  const queued = () => store.sql<{ kind: string }>("SELECT kind FROM job").all();
  maintenance.start((error) => errors.push(error));
  onTestFinished(() => maintenance.stop());

  clock.time += 11 * MINUTE_MS;
  vi.advanceTimersByTime(MINUTE_MS);
  await expect.poll(() => [unreserved.length, queued()]).toEqual([1, [{ kind: "purge" }]]);
  expect(errors).toEqual([]);
  // It is not tried each minute: each attempt briefly takes space that is needed elsewhere.
  vi.advanceTimersByTime(5 * MINUTE_MS);
  clock.time += 61 * MINUTE_MS;
  vi.advanceTimersByTime(MINUTE_MS);
  await expect.poll(() => unreserved.length).toBe(2);
});

test("a failed purge of a full disk is recorded as failed, with its error", async () => {
  const library = aLibrary();
  const runs = new MaintenanceRuns(library.store);
  const purge: MaintenanceTask = {
    name: "purge",
    intervalMs: null,
    run: () => Promise.reject(new Error("the logs cannot be read")),
  };
  const reserve = createReserve(library.dataFolder);
  await expect(purgeFullDisk(purge, { ...library, runs, reserve })).rejects.toThrow("the logs cannot be read");
  expect(runs.latest("purge")).toEqual([
    expect.objectContaining({ outcome: "failed", finishedAt: library.clock.time, finding: "the logs cannot be read" }),
  ]);
});

test("the reserve takes its room also on a disk that compresses what it stores", async () => {
  const dataFolder = temporaryFolder("maintenance");
  await createReserve(dataFolder).ensure();
  const reserve = readFileSync(join(dataFolder, "reserve"));
  expect(deflateRawSync(reserve, { level: 1 }).length).toBeGreaterThanOrEqual(8 * 1024 ** 2);
});

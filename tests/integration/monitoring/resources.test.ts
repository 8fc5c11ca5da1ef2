import { expect, onTestFinished, test } from "vitest";
import { createMetrics, createResourceWatch } from "../../../src/monitoring/index.ts";

test("the watch tells memory, processor and the event loop's delay until it is stopped", async () => {
  const metrics = createMetrics();
  const watch = createResourceWatch({ metrics, intervalMs: 20, workerBytes: async () => 1_000 });
  onTestFinished(watch.stop);
  watch.start();
  await expect
    .poll(async () => Object.keys((await metrics.summary()).eventLoopLagSeconds))
    .toEqual(["p50", "p99", "max"]);
  const { memoryBytes, cpuRatio } = await metrics.summary();
  expect(memoryBytes.process).toBeGreaterThan(memoryBytes.heap ?? Number.POSITIVE_INFINITY);
  expect(cpuRatio.peak).toBeGreaterThanOrEqual(cpuRatio.mean ?? Number.POSITIVE_INFINITY);
});

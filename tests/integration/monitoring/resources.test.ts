import { expect, onTestFinished, test } from "vitest";
import { createMetrics, createResourceMonitor } from "../../../src/monitoring/index.ts";

test("the watch tells memory, processor and the event loop's delay until it is stopped", async () => {
  const metrics = createMetrics();
  const watch = createResourceMonitor({ metrics, intervalMs: 20, workerBytes: async () => 1_000 });
  onTestFinished(watch.stop);
  watch.start();
  await expect
    .poll(async () => Object.keys((await metrics.summary()).eventLoopLagSeconds))
    .toEqual(["p50", "p99", "max"]);
  const { memoryBytes, cpuRatio } = await metrics.summary();
  expect(memoryBytes.process).toBeGreaterThan(memoryBytes.heap ?? Number.POSITIVE_INFINITY);
  expect(cpuRatio.peak).toBeGreaterThanOrEqual(cpuRatio.mean ?? Number.POSITIVE_INFINITY);
});

test("the event loop's delay is measured while something is done, and costs nothing while nothing is", async () => {
  let isBusy = false;
  const seen: number[] = [];
  let loads = 0;
  const watched = {
    memory: () => undefined,
    cpu: () => {
      loads += 1;
    },
    eventLoopLag: (lag: { max: number }) => void seen.push(lag.max),
  };
  const watch = createResourceMonitor({
    metrics: watched,
    intervalMs: 20,
    workerBytes: async () => 0,
    isBusy: () => isBusy,
  });
  onTestFinished(watch.stop);
  watch.start();
  const samples = async (count: number) => {
    const before = loads;
    await expect.poll(() => loads - before).toBeGreaterThan(count);
  };

  await samples(5);
  seen.length = 0;
  await samples(10);
  expect(seen).toEqual([]);
  isBusy = true;
  await expect.poll(() => seen.length).toBeGreaterThan(0);
});

test("an idle program is sampled rarely, and at the full rate as soon as something begins", async () => {
  let samples = 0;
  let isBusy = true;
  const watch = createResourceMonitor({
    metrics: {
      memory: () => undefined,
      eventLoopLag: () => undefined,
      cpu: () => {
        samples += 1;
      },
    },
    intervalMs: 5,
    restIntervalMs: 86_400_000,
    workerBytes: async () => 0,
    isBusy: () => isBusy,
  });
  onTestFinished(watch.stop);
  watch.start();
  await expect.poll(() => samples).toBeGreaterThan(3);

  isBusy = false;
  await expect.poll(() => watch.isResting()).toBe(true);
  watch.wake();
  expect(watch.isResting()).toBe(true);

  isBusy = true;
  watch.wake();
  const before = samples;
  await expect.poll(() => samples).toBeGreaterThan(before + 3);
});

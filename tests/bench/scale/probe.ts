/**
 * Loaded into the measured program before its own code (`--import`): how long its main thread was blocked, its memory,
 * its handles and its collections. The parent requests them over the IPC channel.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type CollectionSize, collectionSizes, trackCollections } from "./trackCollections.ts";

export interface ProbeReading {
  /** Longest time the event loop was blocked since the last reading, milliseconds. */
  readonly longestBlockMs: number;
  /** Processor time of the main thread since the last reading, milliseconds. Other programs do not affect it. */
  readonly mainThreadMs: number;
  /** Of the main thread, bytes. */
  readonly heapBytes: number;
  /** What keeps the event loop alive, by kind. */
  readonly resources: Readonly<Record<string, number>>;
  /** Where they are tracked. */
  readonly collections: readonly CollectionSize[];
}

/** `collect` runs the garbage collector before reading. */
export type ProbeRequest = "read" | "collect";

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let lastCpu = process.threadCpuUsage();
const isTracking = process.env.FILMOTHEQUE_BENCH_TRACK === "1";
if (isTracking) trackCollections();

process.on("message", (message: ProbeRequest) => {
  // Twice, because the second one frees what the first one finalised.
  if (message === "collect") for (let round = 0; round < 2; round += 1) globalThis.gc?.();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { user, system } = process.threadCpuUsage(lastCpu);
  lastCpu = process.threadCpuUsage();
  const reading: ProbeReading = {
    mainThreadMs: (user + system) / 1_000,
    longestBlockMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    heapBytes: process.memoryUsage().heapUsed,
    resources,
    collections: isTracking ? collectionSizes() : [],
  };
  delay.reset();
  process.send?.(reading);
});
// The channel must not keep the program running.
process.channel?.unref();

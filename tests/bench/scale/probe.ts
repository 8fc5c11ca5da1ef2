/**
 * Loaded into the measured program before its own code (`--import`): how long its main thread was held, and how much
 * memory and how many handles it has, asked over the channel to the parent.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

export interface ProbeReading {
  /** Longest time the event loop was held since the last reading, milliseconds. */
  readonly longestBlockMs: number;
  /** Of the whole program, threads included. */
  readonly residentBytes: number;
  readonly heapBytes: number;
  /** What keeps the event loop alive, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on("message", (message) => {
  if (message !== "read") return;
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const reading: ProbeReading = {
    longestBlockMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    residentBytes: process.memoryUsage.rss(),
    heapBytes: process.memoryUsage().heapUsed,
    resources,
  };
  delay.reset();
  process.send?.(reading);
});
process.on("message", (message) => {
  if (message === "collect") (globalThis as { gc?: () => void }).gc?.();
});
// The channel alone does not keep the program running.
process.channel?.unref();

import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metrics } from "./createMetrics.ts";

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;
/** Mean and peak are of this many samples. */
const WINDOW = 30;
const RESOLUTION_MS = 10;

/** Samples memory, CPU and the event loop's delay; its timer never keeps the program alive. */
export function createResourceMonitor({
  metrics,
  intervalMs,
  restIntervalMs = intervalMs,
  workerBytes,
  isBusy = () => true,
}: {
  readonly metrics: Metrics;
  readonly intervalMs: number;
  /** Between two samples while nothing is done: each wakes every idle process of the window. */
  readonly restIntervalMs?: number;
  /** What the threads hold, bytes; asked for at each sample. */
  readonly workerBytes: () => Promise<number>;
  /**
   * Whether anything is being done. The delay is measured only then: its timer wakes the thread a hundred times a
   * second, which alone costs 2 % of a processor inside Electron.
   */
  readonly isBusy?: () => boolean;
}) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const loads: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isResting = false;
  let before = { cpu: process.cpuUsage(), at: performance.now() };

  function sample(): void {
    const elapsedSeconds = (performance.now() - before.at) / 1000;
    const used = process.cpuUsage(before.cpu);
    before = { cpu: process.cpuUsage(), at: performance.now() };
    loads.push((used.user + used.system) / MICROSECONDS / elapsedSeconds);
    if (loads.length > WINDOW) loads.shift();
    metrics.cpu({ mean: loads.reduce((sum, load) => sum + load, 0) / loads.length, peak: Math.max(...loads) });

    const memory = readMemory();
    if (memory) {
      const { rss, heapUsed, external } = memory;
      void workerBytes().then((workers) => metrics.memory({ process: rss, heap: heapUsed, external, workers }));
    }

    // The histogram counts the timer's own period in; what is above it is delay.
    const above = (nanoseconds: number) => Math.max(nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000, 0);
    if (delay.count > 0) {
      metrics.eventLoopLag({
        p50: above(delay.percentile(50)),
        p99: above(delay.percentile(99)),
        max: above(delay.max),
      });
    }
    delay.reset();
    schedule();
  }

  function schedule(): void {
    isResting = !isBusy();
    if (isResting) delay.disable();
    else delay.enable();
    clearTimeout(timer);
    timer = setTimeout(sample, isResting ? restIntervalMs : intervalMs).unref();
  }

  return {
    start(): void {
      delay.enable();
      timer = setTimeout(sample, intervalMs).unref();
    },
    /** Something may have begun: measures at the full rate again if so. */
    wake(): void {
      if (isResting && isBusy()) schedule();
    },
    isResting: () => isResting,
    stop(): void {
      isResting = false;
      clearTimeout(timer);
      delay.disable();
    },
  };
}

/** Null where it cannot be told: Linux reads it from a file, and the program may have no file left to open. */
function readMemory(): NodeJS.MemoryUsage | null {
  try {
    return process.memoryUsage();
  } catch {
    return null;
  }
}

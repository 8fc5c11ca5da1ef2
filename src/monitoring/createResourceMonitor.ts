import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metrics } from "./createMetrics.ts";

/** Samples memory, CPU and the event loop's delay; its timer never keeps the program alive. */
export interface ResourceMonitor {
  start(): void;
  /** Work may have started: measures at the full rate again if so. */
  wake(): void;
  isResting(): boolean;
  stop(): void;
}

export interface ResourceMonitorParts {
  readonly metrics: Pick<Metrics, "cpu" | "memory" | "eventLoopLag">;
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
}

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;
/** Mean and peak of the processor are of this many samples. */
const WINDOW = 30;
const RESOLUTION_MS = 10;

export function createResourceMonitor(parts: ResourceMonitorParts): ResourceMonitor {
  const { metrics, intervalMs, restIntervalMs = intervalMs, workerBytes, isBusy = () => true } = parts;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const processor = new ProcessorLoad();
  let timer: NodeJS.Timeout | undefined;
  let isResting = false;

  function sample(): void {
    metrics.cpu(processor.sample());
    const memory = readMemory();
    if (memory) {
      const { rss, heapUsed, external } = memory;
      void workerBytes().then((workers) => metrics.memory({ process: rss, heap: heapUsed, external, workers }));
    }
    if (delay.count > 0)
      metrics.eventLoopLag({
        p50: delaySeconds(delay.percentile(50)),
        p99: delaySeconds(delay.percentile(99)),
        max: delaySeconds(delay.max),
      });
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
    start() {
      delay.enable();
      timer = setTimeout(sample, intervalMs).unref();
    },
    wake() {
      if (isResting && isBusy()) schedule();
    },
    isResting: () => isResting,
    stop() {
      isResting = false;
      clearTimeout(timer);
      delay.disable();
    },
  };
}

/** Cores in use since the last sample; 1 is one core. */
class ProcessorLoad {
  readonly #loads: number[] = [];
  #before = { cpu: process.cpuUsage(), at: performance.now() };

  sample(): { mean: number; peak: number } {
    const elapsedSeconds = (performance.now() - this.#before.at) / 1000;
    const used = process.cpuUsage(this.#before.cpu);
    this.#before = { cpu: process.cpuUsage(), at: performance.now() };
    this.#loads.push((used.user + used.system) / MICROSECONDS / elapsedSeconds);
    if (this.#loads.length > WINDOW) this.#loads.shift();
    return {
      mean: this.#loads.reduce((sum, load) => sum + load, 0) / this.#loads.length,
      peak: Math.max(...this.#loads),
    };
  }
}

/** The histogram counts the period of its own timer as well; what is above it is delay. */
function delaySeconds(nanoseconds: number): number {
  return Math.max(nanoseconds / NANOSECONDS - RESOLUTION_MS / 1000, 0);
}

/** Null where it is unknown: Linux reads it from a file, and the program may have no file descriptor left. */
function readMemory(): NodeJS.MemoryUsage | null {
  try {
    return process.memoryUsage();
  } catch {
    return null;
  }
}

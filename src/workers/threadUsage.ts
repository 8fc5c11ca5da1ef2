import { setTimeout as pause } from "node:timers/promises";
import type { Piscina } from "piscina";
import type { PoolName } from "./pools.ts";

const MAX_ANSWER_MS = 250;

type Threads = Piscina["threads"];

export interface PoolMemory {
  readonly pool: PoolName;
  readonly threads: number;
  /** JavaScript heap and external memory, bytes; null where the runtime cannot tell. */
  readonly bytes: number | null;
}

export interface PoolUsage extends PoolMemory {
  /** Cores in use since the last measurement, 1 is one core; null where the runtime cannot tell. */
  readonly cpuRatio: number | null;
}

/** Heap bytes of all threads together; null where one of them cannot tell. */
export async function heapBytes(threads: Threads): Promise<number | null> {
  return total(await Promise.all(threads.map(heapBytesOf)));
}

/** Measures the processor time of a pool's threads between two calls. */
export class CpuMeter {
  #last = { atMs: performance.now(), microseconds: 0 };

  /** @returns cores in use since the last call; null where the runtime cannot tell */
  async measure(threads: Threads): Promise<number | null> {
    const atMs = performance.now();
    const microseconds = total(await Promise.all(threads.map(cpuMicrosecondsOf)));
    const last = this.#last;
    this.#last = { atMs, microseconds: microseconds ?? 0 };
    const elapsedMicroseconds = (atMs - last.atMs) * 1_000;
    if (microseconds === null || elapsedMicroseconds <= 0) return null;
    // The time of a thread that has ended is no longer counted: the sum may be smaller than the last one.
    return Math.max(0, microseconds - last.microseconds) / elapsedMicroseconds;
  }
}

function total(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

async function cpuMicrosecondsOf(thread: Threads[number]): Promise<number | null> {
  if (!("cpuUsage" in thread) || typeof thread.cpuUsage !== "function") return null;
  try {
    // Piscina's types do not know this method yet; it answers as `process.cpuUsage()` does.
    const usage = (await Promise.race([thread.cpuUsage(), pause(MAX_ANSWER_MS, null)])) as NodeJS.CpuUsage | null;
    return usage && usage.user + usage.system;
  } catch {
    // The thread ended after it was listed.
    return 0;
  }
}

async function heapBytesOf(thread: Threads[number]): Promise<number | null> {
  if (!("getHeapStatistics" in thread)) return null;
  try {
    // A thread that runs a long parser cannot answer: its memory is then unknown.
    const heap = await Promise.race([thread.getHeapStatistics(), pause(MAX_ANSWER_MS, null)]);
    return heap && heap.total_heap_size + heap.external_memory;
  } catch {
    // The thread ended after it was listed.
    return 0;
  }
}

import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import { Piscina } from "piscina";
import { receiveError, TaskFailed } from "./taskErrors.ts";
import { type PoolName, workerFile } from "./workerFile.ts";

const IDLE_MS = 30_000;
const LARGEST_HEAP_MB = 512;
const LONGEST_ANSWER_MS = 250;

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Counted from the moment the task starts, not while it waits for a free thread. The thread is terminated. */
  readonly timeoutMs?: number;
}

export interface PoolMemory {
  readonly pool: PoolName;
  readonly threads: number;
  /** JavaScript heap and what hangs on it outside the heap, bytes; null where the runtime cannot tell. */
  readonly bytes: number | null;
}

export interface PoolUse extends PoolMemory {
  /** 1 is one core. */
  readonly cpuRatio: number | null;
}

export interface PoolListeners {
  onMessage(message: unknown): void;
  onError(error: unknown): void;
}

/** The program ends, and its threads with it. */
class WorkersClosed extends Error {
  override readonly name = "WorkersClosed";
  readonly code = "workers_closed";
}

/** A task ran longer than it may; its thread is gone. */
class WorkerTimeout extends Error {
  override readonly name = "WorkerTimeout";
  readonly code = "worker_timeout";
}

/**
 * A few threads for one kind of work. They start with the first task and end after 30 idle seconds, so that a
 * resting program holds none.
 */
export function createWorkerPool(pool: PoolName, maxThreads: number, { onMessage, onError }: PoolListeners) {
  const threads = new Piscina({
    filename: workerFile(pool),
    minThreads: 0,
    maxThreads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
    recordTiming: false,
    // A thread that waits on shared memory would answer no question about its heap.
    atomics: "disabled",
  });
  threads.on("message", onMessage);
  // A thread that fails outside a task is replaced with the next task; without a listener it would end the program.
  // Where none is left, it failed as it started, and what waits for it would wait for ever.
  let failing = new AbortController();
  threads.on("error", (error: unknown) => {
    onError(error);
    if (threads.threads.length > 0) return;
    failing.abort(error);
    failing = new AbortController();
  });
  // Piscina has a queue of its own, but does not tell when a task leaves it: a limit on time needs to know.
  const queue = new PQueue({ concurrency: maxThreads });
  const closing = new AbortController();

  async function start(task: string, input: unknown, { signal, timeoutMs }: RunOptions): Promise<unknown> {
    closing.signal.throwIfAborted();
    const timeout = new AbortController();
    const broken = failing.signal;
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => timeout.abort(), timeoutMs);
    try {
      const any = AbortSignal.any([timeout.signal, closing.signal, broken, ...(signal ? [signal] : [])]);
      return await threads.run(input, { name: task, signal: any });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (closing.signal.aborted) throw closing.signal.reason;
      if (timeout.signal.aborted) throw new WorkerTimeout(`${pool}.${task} took longer than ${timeoutMs} ms`);
      if (broken.aborted) throw new TaskFailed(codeOfStart(broken.reason), `${pool} cannot start`, broken.reason);
      const received = receiveError(error);
      const isOfTask = received !== error || codeOfStart(error) === "worker_failed";
      throw isOfTask ? received : new TaskFailed("EMFILE", `${pool} cannot start`, error);
    } finally {
      clearTimeout(timer);
    }
  }

  let lastUse = { at: performance.now(), microseconds: 0 };

  async function memory(): Promise<PoolMemory> {
    const heaps = await Promise.all(threads.threads.map(heapBytes));
    const known = heaps.filter((bytes) => bytes !== null);
    return {
      pool,
      threads: heaps.length,
      bytes: known.length === heaps.length ? known.reduce((sum, bytes) => sum + bytes, 0) : null,
    };
  }

  return {
    /** @throws WorkerTimeout, WorkersClosed, the signal's reason, or what the task threw. */
    run: (task: string, input: unknown, options: RunOptions): Promise<unknown> =>
      queue.add(() => start(task, input, options), { signal: options.signal }),

    /** Tasks that wait for a thread. */
    waiting: () => queue.size,

    memory,

    /** @returns memory, and cores in use since the last question; null where the runtime cannot tell */
    async use(): Promise<PoolUse> {
      const now = performance.now();
      const spent = await Promise.all(threads.threads.map(spentMicroseconds));
      const total = spent.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
      const before = lastUse;
      lastUse = { at: now, microseconds: total ?? 0 };
      const elapsed = (now - before.at) * 1_000;
      // A thread that ended takes its time along: less than before is none.
      const cpuRatio = total === null || elapsed <= 0 ? null : Math.max(0, total - before.microseconds) / elapsed;
      return { ...(await memory()), cpuRatio };
    },

    async close(): Promise<void> {
      // What waits is started once more and told at once that it is too late: nobody waits for ever.
      closing.abort(new WorkersClosed("the program ends"));
      await queue.onIdle();
      await threads.destroy();
    },
  };
}

/**
 * A thread opens files as it starts. Where the program may open no more, Node says so in a sentence alone, and it is no
 * fault of the task.
 */
function codeOfStart(error: unknown): "EMFILE" | "worker_failed" {
  const isOutOfFiles = error instanceof Error && /\bE[MN]FILE\b|too many open files/i.test(error.message);
  return isOutOfFiles ? "EMFILE" : "worker_failed";
}

async function spentMicroseconds(thread: Piscina["threads"][number]): Promise<number | null> {
  if (!("cpuUsage" in thread) || typeof thread.cpuUsage !== "function") return null;
  try {
    const spent = (await Promise.race([thread.cpuUsage(), pause(LONGEST_ANSWER_MS, null)])) as NodeJS.CpuUsage | null;
    return spent && spent.user + spent.system;
  } catch {
    // The thread ended between the listing and the question.
    return 0;
  }
}

async function heapBytes(thread: Piscina["threads"][number]): Promise<number | null> {
  if (!("getHeapStatistics" in thread)) return null;
  try {
    // A thread deep in a parser answers late or never: its memory is then unknown, and the metrics go on.
    const heap = await Promise.race([thread.getHeapStatistics(), pause(LONGEST_ANSWER_MS, null)]);
    return heap && heap.total_heap_size + heap.external_memory;
  } catch {
    // The thread ended between the listing and the question: it holds nothing any more.
    return 0;
  }
}

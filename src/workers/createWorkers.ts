import type { Task } from "./defineTasks.ts";
import { POOLS, type PoolName } from "./pools.ts";
import type { PoolMemory, PoolUsage } from "./threadUsage.ts";
import { type RunOptions, WorkerPool } from "./workerPool.ts";

export interface WorkersOptions {
  /** URL of the file that each thread loads; its default export runs a task (`serveTasks`). */
  readonly threadFile: string;
  /** A thread failed outside any task and was replaced: nothing is lost, but the log should know. */
  readonly onError?: (pool: PoolName, error: unknown) => void;
  /** A task has ended, well or not. */
  readonly onTask?: (pool: PoolName, task: string, durationMs: number) => void;
}

/** What most callers need of the threads. */
export interface TaskRunner {
  /**
   * Runs a task in a thread of its pool. Input and output travel as structured clones.
   * @throws CodedError `worker_timeout`, `workers_closed`, the signal's reason, TaskFailed with the `code` of what the
   *   task threw.
   */
  run<Input, Output>(task: Task<Input, Output>, input: Input, options?: RunOptions): Promise<Output>;
}

/** The program's threads. */
export interface Workers extends TaskRunner {
  /** Memory and processor by pool, for the panel. */
  usage(): Promise<PoolUsage[]>;
  /** Threads and their memory by pool, for the metrics. */
  memory(): Promise<PoolMemory[]>;
  /** Ends every thread at once; running tasks are refused with `workers_closed`. */
  close(): Promise<void>;
}

/** Their threads may be inside SQLite for longer than the heartbeat allows; each task has its own time limit. */
const POOLS_WITH_LONG_CALLS: ReadonlySet<PoolName> = new Set([
  "maintenance",
  "checkpoints",
  "reads",
  "training",
  "prediction",
  "parsing",
]);

/** @returns the pools of `POOLS`; each starts its threads when its first task arrives */
export function createWorkers({ threadFile, onError, onTask }: WorkersOptions): Workers {
  const poolOf = (name: PoolName) =>
    new WorkerPool({
      name,
      maxThreads: POOLS[name],
      threadFile,
      onError: (error) => onError?.(name, error),
      ...(POOLS_WITH_LONG_CALLS.has(name) ? { silenceMs: null } : {}),
    });
  const pools: Readonly<Record<PoolName, WorkerPool>> = {
    media: poolOf("media"),
    parsing: poolOf("parsing"),
    content: poolOf("content"),
    images: poolOf("images"),
    training: poolOf("training"),
    prediction: poolOf("prediction"),
    maintenance: poolOf("maintenance"),
    checkpoints: poolOf("checkpoints"),
    reads: poolOf("reads"),
  };
  const all = Object.values(pools);

  return {
    async run<Input, Output>(task: Task<Input, Output>, input: Input, options: RunOptions = {}): Promise<Output> {
      const startedAt = performance.now();
      try {
        // The thread runs what `task.load` gives, whose type is the reference's.
        return (await pools[task.pool].run({ taskId: task.id, input }, options)) as Output;
      } finally {
        onTask?.(task.pool, task.name, performance.now() - startedAt);
      }
    },
    usage: () => Promise.all(all.map((pool) => pool.usage())),
    memory: () => Promise.all(all.map((pool) => pool.memory())),
    async close() {
      await Promise.all(all.map((pool) => pool.close()));
    },
  };
}

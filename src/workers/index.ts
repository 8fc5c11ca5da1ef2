import type * as mediaTasks from "./media.ts";
import type * as mindTasks from "./mind.ts";
import type * as pictureTasks from "./pictures.ts";
import type * as tasteTasks from "./taste.ts";
import type * as trainingTasks from "./training.ts";
import type { PoolName } from "./workerFile.ts";
import { createWorkerPool, type PoolMemory, type PoolUse, type RunOptions } from "./workerPool.ts";

export type { PoolName } from "./workerFile.ts";

interface Tasks {
  media: typeof mediaTasks;
  mind: typeof mindTasks;
  pictures: typeof pictureTasks;
  training: typeof trainingTasks;
  taste: typeof tasteTasks;
}

type TaskName<P extends PoolName> = keyof Tasks[P] & string;
type Task<P extends PoolName, N extends TaskName<P>> = Tasks[P][N] extends (input: infer I) => infer O
  ? { input: I; output: Awaited<O> }
  : never;

export interface WorkersOptions {
  /** What a thread posts besides its answers. */
  readonly onMessage?: (pool: PoolName, message: unknown) => void;
  /** A thread failed outside any task and was replaced: nothing is lost, but a log wants to know. */
  readonly onError?: (pool: PoolName, error: unknown) => void;
  /** A task has ended, well or not; called where it was asked for. */
  readonly onTask?: (pool: PoolName, task: string, durationMs: number) => void;
}

export type Workers = ReturnType<typeof createWorkers>;

/**
 * The program's threads: `media` reads files of unknown origin, `mind` parses names and scores candidates,
 * `pictures` decodes images, `training` fits and measures models, `taste` predicts. What runs there can be ended at any moment.
 */
export function createWorkers({ onMessage, onError, onTask }: WorkersOptions = {}) {
  const tell = (pool: PoolName) => ({
    onMessage: (message: unknown) => onMessage?.(pool, message),
    onError: (error: unknown) => onError?.(pool, error),
  });
  const pools = {
    media: createWorkerPool("media", 2, tell("media")),
    mind: createWorkerPool("mind", 1, tell("mind")),
    pictures: createWorkerPool("pictures", 1, tell("pictures")),
    training: createWorkerPool("training", 2, tell("training")),
    taste: createWorkerPool("taste", 1, tell("taste")),
  };
  const all = Object.values(pools);

  return {
    /**
     * Runs one exported function of a pool's file. Input and answer travel as structured clones.
     * @throws WorkerTimeout (`worker_timeout`), WorkersClosed (`workers_closed`), the signal's reason, TaskFailed with the `code` of what the task threw.
     */
    async run<P extends PoolName, N extends TaskName<P>>(
      pool: P,
      task: N,
      input: Task<P, N>["input"],
      options: RunOptions = {},
    ): Promise<Task<P, N>["output"]> {
      const start = performance.now();
      try {
        // The name and the type of the answer come from the same module, so they belong together.
        return (await pools[pool].run(task, input, options)) as Task<P, N>["output"];
      } finally {
        onTask?.(pool, task, performance.now() - start);
      }
    },

    /** Memory and processor by pool, for the panel. */
    use: (): Promise<PoolUse[]> => Promise.all(all.map((pool) => pool.use())),

    /** Threads and their memory by pool, for the metrics. */
    memory: (): Promise<PoolMemory[]> => Promise.all(all.map((pool) => pool.memory())),

    /** Ends every thread at once; tasks that run are lost. */
    async close(): Promise<void> {
      await Promise.all(all.map((pool) => pool.close()));
    },
  };
}

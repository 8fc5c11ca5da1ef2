/**
 * Threads for work that would keep the main thread from answering. In: tasks that features define (`defineTasks`) and
 * plain values for them. Out: what the task returns, or its error with its code. Knows no feature: the file that
 * threads load (`src/engine/taskThread.ts`) lists the tasks they serve.
 */
export { createWorkers, type TaskRunner, type Workers } from "./createWorkers.ts";
export type { Task } from "./defineTasks.ts";
export { runContentTask } from "./runContentTask.ts";
export { runStoppable } from "./runStoppable.ts";

export type { RunOptions } from "./workerPool.ts";

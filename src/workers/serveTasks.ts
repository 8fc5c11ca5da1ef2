import { parentPort, threadId } from "node:worker_threads";
import type { AnyTask } from "./defineTasks.ts";
import { withCodedErrors } from "./taskErrors.ts";

/** What the main thread sends to a thread. */
export interface TaskMessage {
  readonly taskId: string;
  readonly input: unknown;
  /** Identifies the run: the thread reports it, so that the pool knows which thread has which run. */
  readonly runId?: number;
}

/** Sent by a thread when it starts a task: the pool does not know which thread that is. */
export interface TaskStarted {
  readonly startedRunId: number;
  readonly threadId: number;
}

/** The buffers of what a task returns that move to the main thread instead of being copied. */
const moved = new WeakMap<object, readonly ArrayBuffer[]>();

/** @returns `answer`, whose buffers the thread has no more once the task has returned it */
export function moving<Answer extends object>(answer: Answer, buffers: readonly ArrayBuffer[]): Answer {
  if (buffers.length > 0) moved.set(answer, buffers);
  return answer;
}

type AnyFunction = (input: unknown) => unknown;

/**
 * For the file that threads load: its default export.
 * @param definitions what `defineTasks` returned, of every feature
 * @throws Error when two tasks share an id
 */
export function serveTasks(
  ...definitions: readonly Readonly<Record<string, AnyTask>>[]
): (message: TaskMessage) => Promise<unknown> {
  const tasks = new Map<string, AnyTask>();
  for (const task of definitions.flatMap((definition) => Object.values(definition))) {
    if (tasks.has(task.id)) throw new Error(`two tasks are called ${task.id}`);
    tasks.set(task.id, task);
  }
  return async ({ taskId, input, runId }) => {
    if (runId !== undefined) parentPort?.postMessage({ startedRunId: runId, threadId } satisfies TaskStarted);
    const task = tasks.get(taskId);
    if (!task) throw new Error(`no thread serves ${taskId}: add its definition to src/engine/taskThread.ts`);
    // The caller's reference has checked the type of the input; on its way through the clone only the compiler lost it.
    const run = (await task.load()) as AnyFunction;
    const result = await withCodedErrors(() => run(input));
    const buffers = typeof result === "object" && result !== null ? moved.get(result) : undefined;
    return buffers ? moveBuffers(result, buffers) : result;
  };
}

/** Loaded when there is something to move: most threads never have. */
async function moveBuffers(value: unknown, buffers: readonly ArrayBuffer[]): Promise<unknown> {
  const { move, transferableSymbol, valueSymbol } = await import("piscina");
  // Piscina's types know only single buffers here; its documentation describes these two properties.
  return move({ [transferableSymbol]: [...buffers], [valueSymbol]: value } as never);
}

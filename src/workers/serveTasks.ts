import type { AnyTask } from "./defineTasks.ts";
import { withCodedErrors } from "./taskErrors.ts";

/** What the main thread sends to a thread. */
export interface TaskMessage {
  readonly taskId: string;
  readonly input: unknown;
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
  return async ({ taskId, input }) => {
    const task = tasks.get(taskId);
    if (!task) throw new Error(`no thread serves ${taskId}: add its definition to src/engine/taskThread.ts`);
    // The caller's reference has checked the type of the input; on its way through the clone only the compiler lost it.
    const run = (await task.load()) as AnyFunction;
    return withCodedErrors(() => run(input));
  };
}

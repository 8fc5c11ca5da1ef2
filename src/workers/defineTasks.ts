import type { PoolName } from "./pools.ts";

/** A function that a thread can run: its reference for the caller, and how the thread loads it. */
export interface Task<Input, Output> {
  /** Unique in the program: `intake.hashFile`. */
  readonly id: string;
  readonly name: string;
  readonly pool: PoolName;
  /** Called in the thread, which keeps what it loaded: the main thread never loads a task's code. */
  load(): Promise<(input: Input) => Output | Promise<Output>>;
}

/** Any task, where its input and output do not matter. */
export type AnyTask = Task<never, unknown>;

type Loader = () => Promise<(input: never) => unknown>;

/** The references by name, with the types of the functions that the loaders give. */
export type DefinedTasks<L extends Readonly<Record<string, Loader>>> = {
  readonly [N in keyof L]: L[N] extends () => Promise<(input: infer Input) => infer Output>
    ? Task<Input, Awaited<Output>>
    : never;
};

/**
 * Defines what a feature lets threads do. Inputs and outputs travel as structured clones; a task reaches neither the
 * program's store nor its log.
 *
 * @example
 * export const intakeTasks = defineTasks("intake", "media", {
 *   hashFile: async () => (await import("./fingerprint/hashFile.ts")).hashFile,
 * });
 * // elsewhere: await workers.run(intakeTasks.hashFile, { path }, { signal });
 *
 * @param owner unique among the definitions; the first half of each task's id
 */
export function defineTasks<const L extends Readonly<Record<string, Loader>>>(
  owner: string,
  pool: PoolName,
  loaders: L,
): DefinedTasks<L> {
  const tasks = Object.entries(loaders).map(([name, load]): [string, AnyTask] => [
    name,
    { id: `${owner}.${name}`, name, pool, load },
  ]);
  // `fromEntries` forgets which name has which type; every entry comes from the loader of that name.
  return Object.fromEntries(tasks) as DefinedTasks<L>;
}

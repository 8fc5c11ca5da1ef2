import { CodedError, hasCode } from "../errors/index.ts";
import type { TaskRunner } from "./createWorkers.ts";
import type { Task } from "./defineTasks.ts";
import type { RunOptions } from "./workerPool.ts";

/** Normal content is parsed in seconds; what takes longer was made to be expensive. */
const MAX_CONTENT_MS = 60_000;

/**
 * Parses content of unknown origin in a thread that is ended when it takes too long or too much memory.
 * @param options.timeoutMs 60 s when not given
 * @throws CodedError `content_too_costly` past a limit, and what `TaskRunner.run` throws
 */
export async function runContentTask<Input, Output>(
  workers: TaskRunner,
  task: Task<Input, Output>,
  input: Input,
  { signal, timeoutMs = MAX_CONTENT_MS }: RunOptions = {},
): Promise<Output> {
  try {
    return await workers.run(task, input, { signal, timeoutMs });
  } catch (error) {
    signal?.throwIfAborted();
    if (hasCode(error, "worker_timeout", "ERR_WORKER_OUT_OF_MEMORY"))
      throw new CodedError("content_too_costly", {}, { cause: error });
    throw error;
  }
}

import { CodedError, hasCode } from "../errors/index.ts";
import type { TaskRunner } from "./createWorkers.ts";
import type { Task } from "./defineTasks.ts";
import { createStopFlag } from "./stopFlag.ts";

export interface StoppableLimits {
  /** The request's signal: when the client disconnects, a waiting task is not started and a running one is stopped. */
  readonly signal?: AbortSignal | undefined;
  /** A task that finds no free thread within this time is refused (`library_busy`). */
  readonly maxWaitMs: number;
  /** A task that checks its flag is stopped after this long (`library_busy`). */
  readonly maxRunMs: number;
  /** Who asks: users take turns. Omitted: the program itself. */
  readonly user?: string | undefined;
}

/** A task that does not check its flag is terminated with its thread, this much later. */
const GRACE_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;
const NEVER = new AbortController().signal;

/** The error when other requests occupy the threads, or this one took too long. */
class LibraryBusy extends CodedError<"library_busy", { readonly retryAfterSeconds: number }> {
  override readonly name = "LibraryBusy";
  constructor(cause: unknown) {
    super("library_busy", { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause });
  }
}

/**
 * Runs a task of a request. The thread is not terminated when the client disconnects: its caches would be lost, and a
 * running SQLite query would not stop. Instead the task polls a shared flag (`may_continue` in its queries). A task that
 * is stopped because another user waits for its thread runs again from its beginning.
 *
 * @param input creates the task's input, with the flag that the task checks
 * @throws CodedError `library_busy`, the signal's reason, or what the task threw
 */
export async function runStoppable<Input, Output>(
  workers: TaskRunner,
  task: Task<Input, Output>,
  input: (stop: SharedArrayBuffer) => Input,
  { signal = NEVER, ...limits }: StoppableLimits,
): Promise<Output> {
  for (;;) {
    signal.throwIfAborted();
    const run = await runOnce(workers, task, input, { signal, ...limits });
    if (run.kind === "done") return run.output;
  }
}

type Run<Output> = { readonly kind: "done"; readonly output: Output } | { readonly kind: "preempted" };

async function runOnce<Input, Output>(
  workers: TaskRunner,
  task: Task<Input, Output>,
  input: (stop: SharedArrayBuffer) => Input,
  { signal, maxWaitMs, maxRunMs, user }: StoppableLimits & { readonly signal: AbortSignal },
): Promise<Run<Output>> {
  const stop = createStopFlag();
  let limit: NodeJS.Timeout | undefined;
  let isPreempted = false;
  const preempt = () => {
    isPreempted = true;
    stop.set();
  };
  signal.addEventListener("abort", stop.set, { once: true });
  try {
    const output = await workers.run(task, input(stop.buffer), {
      queued: { signal, maxWaitMs, user, preempt },
      onStart() {
        limit = setTimeout(stop.set, maxRunMs);
      },
      timeoutMs: maxRunMs + GRACE_MS,
    });
    return { kind: "done", output };
  } catch (error) {
    signal.throwIfAborted();
    if (isPreempted && hasCode(error, "read_stopped")) return { kind: "preempted" };
    throw hasCode(error, "workers_busy", "worker_timeout", "read_stopped") ? new LibraryBusy(error) : error;
  } finally {
    clearTimeout(limit);
    signal.removeEventListener("abort", stop.set);
  }
}

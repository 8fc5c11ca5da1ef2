import { CodedError, hasCode } from "../errors/index.ts";
import type { StatementTracer, Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import { createStopFlag } from "../workers/stopFlag.ts";
import { type InThread, READS, type Reads } from "./reads.ts";
import type { ReadAnswer, ReadRequest } from "./readThread.ts";
import { readTasks } from "./tasks.ts";

export interface ReadLimits {
  /** A request waits this long for a free thread; then it is refused (`library_busy`). */
  readonly maxWaitMs: number;
  /** A query that asks whether it may continue is stopped after this long (`library_busy`). */
  readonly maxReadMs: number;
}

const LIMITS: ReadLimits = { maxWaitMs: 5_000, maxReadMs: 15_000 };
/** A query that does not ask is ended with its thread, this much later. */
const GRACE_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;

/** Other requests keep the threads occupied, or this one would for too long. */
class LibraryBusy extends CodedError<"library_busy", { readonly retryAfterSeconds: number }> {
  override readonly name = "LibraryBusy";
  constructor(cause: unknown) {
    super("library_busy", { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause });
  }
}

/** Queries of the library in threads. What was written before a call is seen by it. */
export interface ReadPool {
  /**
   * The functions of `Reads` for one request.
   *
   * They reject with the signal's reason, with `library_busy` where no thread was free or the query took too long, or with
   * the code of what the function threw.
   * @param signal of the request: when the client disconnects, the query ends
   */
  during(signal: AbortSignal): InThread<Reads>;
  /** Starts a thread, so that the first list need not wait for one. Not awaited: where it fails, that list tells why. */
  warmUp(): void;
}

export interface ReadPoolParts {
  readonly store: Pick<Store, "file">;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  readonly limits?: ReadLimits;
  /** Where the queries of the current request are recorded, as those of the main thread are. */
  readonly tracer?: StatementTracer;
}

export function createReadPool({ store: { file }, workers, clock, limits = LIMITS, tracer }: ReadPoolParts): ReadPool {
  return {
    during: (signal) => inThread((name, input) => read(name, input, signal)),
    warmUp() {
      workers.run(readTasks.warmUp, file).catch(() => undefined); // the list that comes next fails alike, and is answered
    },
  };

  async function read(name: string, input: readonly unknown[], signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const stop = createStopFlag();
    const recordQuery = tracer?.() ?? null;
    let limit: NodeJS.Timeout | undefined;
    // The thread goes on with other requests; terminating it would lose its caches.
    signal.addEventListener("abort", stop.set, { once: true });
    try {
      const isTraced = recordQuery !== null;
      const request: ReadRequest = { file, name, input, now: clock.now(), stop: stop.buffer, isTraced };
      // Spans and metrics show which function the thread ran.
      const { value, queries }: ReadAnswer = await workers.run({ ...readTasks.read, name }, request, {
        queued: { signal, maxWaitMs: limits.maxWaitMs },
        onStart() {
          limit = setTimeout(stop.set, limits.maxReadMs);
        },
        timeoutMs: limits.maxReadMs + GRACE_MS,
      });
      for (const { text, durationMs } of queries) recordQuery?.(text, durationMs);
      return value;
    } catch (error) {
      signal.throwIfAborted();
      throw hasCode(error, "workers_busy", "worker_timeout", "read_stopped") ? new LibraryBusy(error) : error;
    } finally {
      clearTimeout(limit);
      signal.removeEventListener("abort", stop.set);
    }
  }
}

/** A function for every name of `READS`, which has all of `Reads` and no other. */
function inThread(call: (name: string, input: readonly unknown[]) => Promise<unknown>): InThread<Reads> {
  const functionOf =
    (name: string) =>
    (...input: readonly unknown[]) =>
      call(name, input);
  const modules = Object.entries(READS).map(([module, names]) => ({
    [module]: Object.fromEntries(Object.keys(names).map((name) => [name, functionOf(`${module}.${name}`)])),
  }));
  return Object.assign({}, ...modules);
}

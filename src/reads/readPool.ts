import type { SharedEstimates } from "../library/index.ts";
import type { StatementTracer, Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { runStoppable, type TaskRunner } from "../workers/index.ts";
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

/** Who asks. */
export interface ReadOptions {
  /** Key of the user: users take turns. Omitted: the program itself. */
  readonly user?: number;
  /** For lists that are sorted or filtered by them. */
  readonly estimates?: SharedEstimates | null;
  /** Films for older people do not exist for the queries. Null: no limit. */
  readonly maximumAge?: number | null;
}

/** Queries of the library in threads. What was written before a call is seen by it. */
export interface ReadPool {
  /**
   * The functions of `Reads` for one request.
   *
   * They reject with the signal's reason, with `library_busy` where no thread was free or the query took too long, or with
   * the code of what the function threw.
   * @param signal of the request: when the client disconnects, the query ends
   * @param options of the person who asks
   */
  during(signal: AbortSignal, options?: ReadOptions): InThread<Reads>;
  /** Starts a thread, so that the first list need not wait for one. Not awaited: if it fails, that list reports why. */
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
    during: (signal, { user, estimates = null, maximumAge = null } = {}) =>
      inThread((name, input) => read({ name, input, estimates, maximumAge }, signal, user)),
    warmUp() {
      workers.run(readTasks.warmUp, file).catch(() => undefined); // the next list fails in the same way and reports it
    },
  };

  async function read(
    asked: Pick<ReadRequest, "name" | "input" | "estimates" | "maximumAge">,
    signal: AbortSignal,
    user: number | undefined,
  ): Promise<unknown> {
    const recordQuery = tracer?.() ?? null;
    const isTraced = recordQuery !== null;
    const { value, queries }: ReadAnswer = await runStoppable(
      workers,
      // Spans and metrics show which function the thread ran.
      { ...readTasks.read, name: asked.name },
      (stop): ReadRequest => ({ ...asked, file, now: clock.now(), stop, isTraced }),
      { signal, maxWaitMs: limits.maxWaitMs, maxRunMs: limits.maxReadMs, user: user?.toString() },
    );
    for (const { text, durationMs } of queries) recordQuery?.(text, durationMs);
    return value;
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

import { AsyncLocalStorage } from "node:async_hooks";
import type { Events } from "../../events/index.ts";
import type { Clock } from "../../time/index.ts";
import type { DeferredBatch } from "../deferredBatch.ts";
import { ActiveTrace } from "./trace.ts";
import type { TraceStore } from "./traceStore.ts";

export interface TracedRequest {
  readonly id: string;
  readonly method: string;
  /** A mark that is the same for one session and does not tell whose it is. */
  readonly session: string | null;
}

export interface AnsweredRequest {
  /** The pattern, never the address. */
  readonly route: string;
  readonly status: number;
}

export interface TracerParts {
  readonly events: Events;
  readonly clock: Clock;
  readonly store: TraceStore;
  readonly deferred: DeferredBatch;
}

/** Runs requests and batches of jobs, each in a separate trace. */
export class Tracer {
  readonly #parts: TracerParts;
  readonly #current = new AsyncLocalStorage<ActiveTrace>();
  #jobNumber = 0;

  constructor(parts: TracerParts) {
    this.#parts = parts;
  }

  /** The trace that the calling code runs in. */
  current(): ActiveTrace | undefined {
    return this.#current.getStore();
  }

  request<T>(
    { id, method, session }: TracedRequest,
    work: () => Promise<T>,
    describe: (result: T) => AnsweredRequest,
  ): Promise<T> {
    const { clock, deferred, events, store } = this.#parts;
    const active = new ActiveTrace({ id, kind: "request", name: method, cause: null, startedAt: clock.now() });
    return this.#current.run(active, async () => {
      const result = await work();
      const { route, status } = describe(result);
      active.name = `${method} ${route}`;
      const trace = active.end(String(status));
      const { useCase, durationMs } = trace;
      const { items } = active;
      deferred.add(() => {
        store.keep(trace);
        if (useCase === null) return;
        events.emit({ type: "flow.request", traceId: id, useCase, session, route, status, durationMs, items });
      });
      return result;
    });
  }

  job<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T> {
    const { clock, deferred, store } = this.#parts;
    this.#jobNumber += 1;
    const id = `job-${this.#jobNumber}`;
    const cause = store.takeCause(jobIds);
    const active = new ActiveTrace({ id, kind: "job", name: kind, cause, startedAt: clock.now() });
    return this.#current.run(active, async () => {
      let outcome = "failed";
      try {
        const result = await work();
        outcome = "done";
        return result;
      } finally {
        const trace = active.end(outcome);
        deferred.add(() => store.keep(trace));
      }
    });
  }
}

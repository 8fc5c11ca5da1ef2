import type { Trace } from "./trace.ts";

const MAX_TRACES = 2_000;
const MAX_CAUSES = 5_000;
const MAX_NAME_LENGTH = 200;

/** The last traces, and which request made which job. In memory only. */
export class TraceStore {
  readonly #traces = new Map<string, Trace>();
  readonly #causes = new Map<number, string>();

  keep(trace: Trace): void {
    this.#traces.set(trace.id, trace);
    removeOldest(this.#traces, MAX_TRACES);
  }

  get(id: string): Trace | null {
    const trace = this.#traces.get(id);
    return trace ? withReadableSpans(trace) : null;
  }

  causedBy(id: string): Trace[] {
    return [...this.#traces.values()].filter(({ cause }) => cause === id).map(withReadableSpans);
  }

  linkJob(jobId: number, traceId: string): void {
    this.#causes.set(jobId, traceId);
    removeOldest(this.#causes, MAX_CAUSES);
  }

  /** The request that made one of these jobs; they begin now and are forgotten. */
  takeCause(jobIds: readonly number[]): string | null {
    const cause = jobIds.map((id) => this.#causes.get(id)).find((known) => known !== undefined) ?? null;
    for (const id of jobIds) this.#causes.delete(id);
    return cause;
  }
}

/** Statements are kept as they were written and shortened only when they are read: there are thousands a second. */
function withReadableSpans(trace: Trace): Trace {
  const spans = trace.spans.map((span) => ({
    ...span,
    name: span.name.replaceAll(/\s+/g, " ").trim().slice(0, MAX_NAME_LENGTH),
  }));
  return { ...trace, spans };
}

/** A map keeps the order of its entries. A tenth is removed at a time, since finding the oldest costs more than keeping it. */
function removeOldest<Key>(map: Map<Key, unknown>, maximum: number): void {
  if (map.size <= maximum * 1.1) return;
  for (const key of map.keys()) {
    if (map.size <= maximum) return;
    map.delete(key);
  }
}

import { AsyncLocalStorage } from "node:async_hooks";
import type { Event, Events } from "../../events/index.ts";
import type { Clock } from "../../time/index.ts";
import { createDeferredBatch } from "../deferredBatch.ts";
import type { UseCase } from "../metricDefinitions.ts";

export type SpanKind = "request" | "job" | "query" | "thread" | "provider";

export interface Span {
  readonly kind: SpanKind;
  readonly name: string;
  /** Milliseconds after the trace began. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Several of the same, one after another, stand as one. */
  readonly times: number;
}

export interface Trace {
  readonly id: string;
  readonly kind: "request" | "job";
  readonly name: string;
  readonly useCase: UseCase | null;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: string;
  /** The request whose work this job is. */
  readonly cause: string | null;
  readonly spans: readonly Span[];
}

interface OpenTrace {
  readonly id: string;
  readonly kind: "request" | "job";
  readonly startedAt: number;
  readonly start: number;
  readonly cause: string | null;
  readonly spans: { kind: SpanKind; name: string; startMs: number; durationMs: number; times: number }[];
  readonly query: (text: string, durationMs: number) => void;
  name: string;
  useCase: UseCase | null;
  items: number | null;
}

export interface TracedRequest {
  readonly id: string;
  readonly method: string;
  /** Says who asks without saying who: the same for one session. */
  readonly session: string | null;
}

const MAX_TRACES = 2_000;
const MAX_SPANS = 60;
const MAX_CAUSES = 5_000;
const MAX_NAME_LENGTH = 200;
const KEPT_MS = 5 * 60_000;
const MAX_EVENTS = 20_000;

/** What the flow view draws of what happens. */
const isOfFlow = (type: string) =>
  type === "flow.request" || type === "job.running" || type === "job.done" || type === "job.failed";

/**
 * Which request or job is at work, and what it spent its time on. Each becomes an event for the flow view and a trace
 * to open; both are forgotten after minutes and never written down.
 */
export function createFlow({ events, clock }: { readonly events: Events; readonly clock: Clock }) {
  const currentTrace = new AsyncLocalStorage<OpenTrace>();
  const traces = new Map<string, Trace>();
  const causes = new Map<number, string>();
  const recent: Event[] = [];
  const deferred = createDeferredBatch();
  let jobNumber = 0;

  const stopListening = events.listen(({ event }) => {
    if (!isOfFlow(event.type)) return;
    recent.push(event);
    if (recent.length > MAX_EVENTS * 1.1) recent.splice(0, recent.length - MAX_EVENTS);
  });

  function open(kind: OpenTrace["kind"], id: string, name: string, cause: string | null): OpenTrace {
    const trace: OpenTrace = {
      id,
      kind,
      name,
      cause,
      startedAt: clock.now(),
      start: performance.now(),
      spans: [],
      useCase: null,
      items: null,
      query: (text, durationMs) => addSpan(trace, "query", text, durationMs),
    };
    return trace;
  }

  function close(trace: OpenTrace, outcome: string): void {
    const { id, kind, name, cause, startedAt, start, useCase, spans } = trace;
    const durationMs = performance.now() - start;
    deferred.add(() => {
      traces.set(id, { id, kind, name, cause, startedAt, useCase, spans, durationMs, outcome });
      keepBelow(traces, MAX_TRACES);
    });
  }

  function span(kind: SpanKind, name: string, durationMs: number): void {
    const trace = currentTrace.getStore();
    if (trace) addSpan(trace, kind, name, durationMs);
  }

  function addSpan(trace: OpenTrace, kind: SpanKind, name: string, durationMs: number): void {
    const last = trace.spans.at(-1);
    if (last?.kind === kind && last.name === name) {
      last.durationMs += durationMs;
      last.times += 1;
    } else if (trace.spans.length < MAX_SPANS) {
      const startMs = Math.max(0, performance.now() - trace.start - durationMs);
      trace.spans.push({ kind, name, startMs, durationMs, times: 1 });
    }
  }

  return {
    /** Runs a request; what it calls meanwhile becomes its spans. */
    async request<T>(
      { id, method, session }: TracedRequest,
      work: () => Promise<T>,
      describe: (result: T) => { readonly route: string; readonly status: number },
    ): Promise<T> {
      const trace = open("request", id, method, null);
      return currentTrace.run(trace, async () => {
        const result = await work();
        const { route, status } = describe(result);
        trace.name = `${method} ${route}`;
        close(trace, String(status));
        if (trace.useCase !== null) {
          const { useCase, items } = trace;
          const durationMs = performance.now() - trace.start;
          deferred.add(() =>
            events.emit({ type: "flow.request", traceId: id, useCase, session, route, status, durationMs, items }),
          );
        }
        return result;
      });
    },

    /** Runs a batch of jobs. @returns the trace's id beside the outcome */
    async job<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T> {
      jobNumber += 1;
      const cause = jobIds.map((id) => causes.get(id)).find((known) => known !== undefined) ?? null;
      const trace = open("job", `job-${jobNumber}`, kind, cause);
      for (const id of jobIds) causes.delete(id);
      return currentTrace.run(trace, async () => {
        let outcome = "failed";
        try {
          const result = await work();
          outcome = "done";
          return result;
        } finally {
          close(trace, outcome);
        }
      });
    },

    /** The trace that this code runs in, for what it sets off. */
    current: (): string | null => currentTrace.getStore()?.id ?? null,
    /** For the store: statements of the request or job at work become its spans. */
    tracer: () => currentTrace.getStore()?.query ?? null,
    span,

    /** A job was made: what it does later is this request's work. */
    linkJob(jobId: number): void {
      const id = currentTrace.getStore()?.id;
      if (id === undefined) return;
      causes.set(jobId, id);
      keepBelow(causes, MAX_CAUSES);
    },

    /** Which use case the request at work serves, and how many films it brings. */
    annotate(useCase: UseCase, items: number | null): void {
      const trace = currentTrace.getStore();
      if (!trace) return;
      trace.useCase = useCase;
      trace.items = items;
    },

    trace(id: string): Trace | null {
      deferred.flush();
      const found = traces.get(id);
      return found ? withReadableSpans(found) : null;
    },
    tracesCausedBy: (id: string): Trace[] =>
      [...traces.values()].filter(({ cause }) => cause === id).map(withReadableSpans),

    /** Events of the last five minutes, oldest first. */
    recent(): readonly Event[] {
      deferred.flush();
      const since = new Date(clock.now() - KEPT_MS).toISOString();
      return recent.filter(({ at }) => at >= since);
    },

    stop(): void {
      deferred.flush();
      stopListening();
    },
  };
}

export type Flow = ReturnType<typeof createFlow>;

/** Statements are kept as they stand, and made short only for who looks: there are thousands of them a second. */
function withReadableSpans(trace: Trace): Trace {
  const spans = trace.spans.map((span) => ({
    ...span,
    name: span.name.replaceAll(/\s+/g, " ").trim().slice(0, MAX_NAME_LENGTH),
  }));
  return { ...trace, spans };
}

/** Maps keep the order of their entries: the oldest go. */
function keepBelow<Key>(map: Map<Key, unknown>, most: number): void {
  // A tenth at a time: to look for the oldest costs more than to keep a few more.
  if (map.size <= most * 1.1) return;
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

import type { Event, Events } from "../../events/index.ts";
import type { Clock } from "../../time/index.ts";
import { createDeferredBatch } from "../deferredBatch.ts";
import type { UseCase } from "../metricDefinition.ts";
import { RecentFlowEvents } from "./recentFlowEvents.ts";
import type { SpanKind, Trace } from "./trace.ts";
import { type AnsweredRequest, type TracedRequest, Tracer } from "./tracer.ts";
import { TraceStore } from "./traceStore.ts";

/**
 * Which request or job runs, and what it spends its time on. Each becomes an event for the flow view and a trace to
 * open; both are forgotten after minutes and never written to disk.
 */
export interface Flow {
  /** Runs a request; what it calls meanwhile becomes its spans. */
  request<T>(request: TracedRequest, work: () => Promise<T>, describe: (result: T) => AnsweredRequest): Promise<T>;
  /** Runs a batch of jobs. */
  job<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
  /** For the store: where statements of the current request or job are recorded. */
  tracer(): ((text: string, durationMs: number) => void) | null;
  /** Adds to the current request or job. */
  span(kind: SpanKind, name: string, durationMs: number): void;
  /** The current request made a job: what the job does later is traced back to it. */
  linkJob(jobId: number): void;
  /** Which use case the current request serves, and how many films it answers with. */
  annotate(useCase: UseCase, items: number | null): void;
  trace(id: string): Trace | null;
  tracesCausedBy(id: string): Trace[];
  /** Events of the last five minutes, oldest first. */
  recent(): readonly Event[];
  stop(): void;
}

export interface FlowParts {
  readonly events: Events;
  readonly clock: Clock;
}

export function createFlow({ events, clock }: FlowParts): Flow {
  const store = new TraceStore();
  const recentEvents = new RecentFlowEvents(events);
  const deferred = createDeferredBatch();
  const tracer = new Tracer({ events, clock, store, deferred });

  return {
    request: (request, work, describe) => tracer.request(request, work, describe),
    job: (kind, jobIds, work) => tracer.job(kind, jobIds, work),
    tracer: () => tracer.current()?.recordQuery ?? null,
    span: (kind, name, durationMs) => tracer.current()?.addSpan(kind, name, durationMs),
    linkJob(jobId) {
      const id = tracer.current()?.id;
      if (id !== undefined) store.linkJob(jobId, id);
    },
    annotate: (useCase, items) => tracer.current()?.annotate(useCase, items),
    trace(id) {
      deferred.flush();
      return store.get(id);
    },
    tracesCausedBy: (id) => store.causedBy(id),
    recent() {
      deferred.flush();
      return recentEvents.list(clock.now());
    },
    stop() {
      deferred.flush();
      recentEvents.stop();
    },
  };
}

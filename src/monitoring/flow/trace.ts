import type { UseCase } from "../metricDefinition.ts";

export type SpanKind = "request" | "job" | "query" | "thread" | "provider";

export interface Span {
  readonly kind: SpanKind;
  readonly name: string;
  /** Milliseconds after the trace began. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Several of the same, one after another, are one span. */
  readonly times: number;
}

export interface Trace {
  readonly id: string;
  readonly kind: "request" | "job";
  readonly name: string;
  readonly useCase: UseCase | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: string;
  /** The request that made this job. */
  readonly cause: string | null;
  readonly spans: readonly Span[];
}

export interface TraceStart {
  readonly id: string;
  readonly kind: Trace["kind"];
  readonly name: string;
  readonly cause: string | null;
  readonly startedAt: number;
}

const MAX_SPANS = 60;

/** A request or a batch of jobs under way. */
export class ActiveTrace {
  name: string;
  #useCase: UseCase | null = null;
  #items: number | null = null;
  /** For the store: records a statement; bound, since it is called alone. */
  readonly recordQuery: (text: string, durationMs: number) => void;
  readonly #start: TraceStart;
  readonly #startMs = performance.now();
  readonly #spans: (Pick<Span, "kind" | "name" | "startMs"> & { durationMs: number; times: number })[] = [];

  constructor(start: TraceStart) {
    this.#start = start;
    this.name = start.name;
    this.recordQuery = (text, durationMs) => this.addSpan("query", text, durationMs);
  }

  get id(): string {
    return this.#start.id;
  }

  /** How many films the request answers with. */
  get items(): number | null {
    return this.#items;
  }

  annotate(useCase: UseCase, items: number | null): void {
    this.#useCase = useCase;
    this.#items = items;
  }

  elapsedMs(): number {
    return performance.now() - this.#startMs;
  }

  addSpan(kind: SpanKind, name: string, durationMs: number): void {
    const last = this.#spans.at(-1);
    if (last?.kind === kind && last.name === name) {
      last.durationMs += durationMs;
      last.times += 1;
    } else if (this.#spans.length < MAX_SPANS) {
      const startMs = Math.max(0, this.elapsedMs() - durationMs);
      this.#spans.push({ kind, name, startMs, durationMs, times: 1 });
    }
  }

  end(outcome: string): Trace {
    return {
      ...this.#start,
      name: this.name,
      useCase: this.#useCase,
      durationMs: this.elapsedMs(),
      outcome,
      spans: this.#spans,
    };
  }
}

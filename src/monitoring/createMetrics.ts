import type { Gauge } from "prom-client";
import { createDeferredBatch } from "./deferredBatch.ts";
import { createLabelLimiter } from "./labelLimiter.ts";
import { type METRICS, USE_CASES, type UseCase } from "./metricDefinitions.ts";
import { type RegisteredMetrics, registerMetrics } from "./registerMetrics.ts";
import { summarize } from "./summary.ts";

interface MeasuredRequest {
  /** The pattern, never the address. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

interface MeasuredUseCase {
  readonly useCase: UseCase;
  readonly outcome: "ok" | "failed";
  readonly seconds: number;
  /** Of a list: how many films the page held. */
  readonly films?: number;
  /** Of a list: its first page, or one that scrolling asked for. */
  readonly batch?: "first" | "next";
  /** 0 to 1. */
  readonly completeness?: number;
  /** Of a personal list: how like its person's taste it is, 0 to 1. */
  readonly coherence?: number | null;
}

interface MeasuredCall {
  readonly provider: string;
  readonly route: string;
  readonly outcome: string;
  readonly cached: boolean;
  readonly bytes: number;
  readonly durationMs: number;
}

interface MeasuredMaintenance {
  readonly task: string;
  readonly outcome: "done" | "failed" | "cancelled";
  readonly seconds: number;
  readonly freedBytes: number;
}

/** Screens that the page reports on; the routes accept no other word. */
export const PAGE_VIEWS = [
  "library",
  "film",
  "similar",
  "for_you",
  "review",
  "folders",
  "activity",
  "models",
  "monitoring",
  "settings",
] as const;

interface MeasuredPage {
  readonly kind: "view" | "next_batch" | "interaction";
  readonly view: (typeof PAGE_VIEWS)[number];
  readonly seconds: number;
}

type ScrapedKey = "queueDepth" | "decisions" | "corrections" | "workerMemory";
type LabelOf<Key extends ScrapedKey> = (typeof METRICS)[Key]["labels"][number];

interface ScrapedRow<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE"]);

export type Metrics = ReturnType<typeof createMetrics>;

/** What the features report to; nobody else sees how metrics are kept. One report costs about a microsecond, and is counted within a moment. */
export function createMetrics({ onUseCase }: { onUseCase?: (useCase: UseCase, films: number | null) => void } = {}) {
  const metrics = registerMetrics();
  const deferred = createDeferredBatch();
  const routes = createLabelLimiter();
  const kinds = createLabelLimiter();
  const callRoutes = createLabelLimiter();
  const codes = createLabelLimiter();
  beginAtZero(metrics);

  return {
    contentType: metrics.registry.contentType,
    /** Prometheus' text format. */
    text(): Promise<string> {
      deferred.flush();
      return metrics.registry.metrics();
    },
    /** For the history. */
    registered: metrics,
    /** Counts what was reported in the last moment: before anybody reads. */
    flush: deferred.flush,
    /** The main figures for the panel, since the program started. */
    summary() {
      deferred.flush();
      return summarize(metrics);
    },

    async requestCount(): Promise<number> {
      deferred.flush();
      return (await metrics.requests.get()).values.reduce((sum, { value }) => sum + value, 0);
    },

    request({ route, method, status, seconds }: MeasuredRequest): void {
      deferred.add(() => {
        const labels = { route: routes(route), method: METHODS.has(method) ? method : "other" };
        metrics.requestSeconds.observe(labels, seconds);
        metrics.requests.inc({ ...labels, status: String(status) });
      });
    },

    useCase({ useCase, outcome, seconds, films, batch, completeness, coherence }: MeasuredUseCase): void {
      onUseCase?.(useCase, films ?? null);
      deferred.add(() => {
        metrics.useCaseSeconds.observe({ use_case: useCase, outcome }, seconds);
        if (films !== undefined) metrics.films.observe({ use_case: useCase }, films);
        if (batch !== undefined) metrics.batchSeconds.observe({ use_case: useCase, batch }, seconds);
        if (completeness !== undefined) metrics.completeness.observe({ use_case: useCase }, completeness);
        if (coherence !== undefined && coherence !== null) metrics.coherence.observe(coherence);
      });
    },

    /** How filled a film is when an enrichment has settled; its time was reported when it ran. */
    completeness: (useCase: UseCase, ratio: number): void => metrics.completeness.observe({ use_case: useCase }, ratio),

    maintenance({ task, outcome, seconds, freedBytes }: MeasuredMaintenance): void {
      metrics.maintenanceSeconds.observe({ task, outcome }, seconds);
      metrics.maintenanceFreed.inc({ task }, freedBytes);
      metrics.useCaseSeconds.observe({ use_case: "UC10", outcome: outcome === "done" ? "ok" : "failed" }, seconds);
    },

    /** What the page measured; `view` comes from the closed list of `PAGE_VIEWS`. */
    page({ kind, view, seconds }: MeasuredPage): void {
      if (kind === "view") metrics.viewSeconds.observe({ view }, seconds);
      else if (kind === "next_batch") metrics.nextBatchSeconds.observe({ view }, seconds);
      else metrics.interactionSeconds.observe(seconds);
    },

    drift: (isDrifting: boolean): void => metrics.drift.set(isDrifting ? 1 : 0),
    alert: (rule: string, isActive: boolean): void => metrics.alerts.set({ rule }, isActive ? 1 : 0),

    fileEnriched: (secondsSinceArrival: number): void => metrics.fileToEnrichedSeconds.observe(secondsSinceArrival),

    job({ kind, outcome, seconds }: { kind: string; outcome: string; seconds: number }): void {
      deferred.add(() => {
        metrics.jobs.inc({ kind: kinds(kind), outcome });
        metrics.jobSeconds.observe({ kind: kinds(kind) }, seconds);
      });
    },

    providerCall({ provider, route, outcome, cached, bytes, durationMs }: MeasuredCall): void {
      metrics.calls.inc({ provider, route: callRoutes(route), outcome, cached: String(cached) });
      metrics.callSeconds.observe({ provider }, durationMs / 1000);
      metrics.callBytes.inc({ provider }, bytes);
    },

    databaseWrite: (seconds: number): void => deferred.add(() => metrics.writeSeconds.observe(seconds)),
    error: (code: string): void => metrics.errors.inc({ code: codes(code) }),
    eventStreamClients: (change: 1 | -1): void => metrics.streams.inc(change),

    eventLoopLag(seconds: { p50: number; p99: number; max: number }): void {
      for (const [percentile, value] of Object.entries(seconds)) metrics.eventLoopLag.set({ percentile }, value);
    },
    /** `workers` is what the threads hold, a part of `process`. */
    memory(bytes: Readonly<Record<"process" | "heap" | "external" | "workers", number>>): void {
      for (const [part, value] of Object.entries(bytes)) metrics.memory.set({ part }, value);
    },
    cpu(ratio: { mean: number; peak: number }): void {
      for (const [figure, value] of Object.entries(ratio)) metrics.cpu.set({ figure }, value);
    },

    /** Figures of the table that are asked for when somebody scrapes, rather than kept up to date. */
    onScrape<Key extends ScrapedKey>(
      key: Key,
      read: () => readonly ScrapedRow<LabelOf<Key>>[] | Promise<readonly ScrapedRow<LabelOf<Key>>[]>,
    ): void {
      const gauge = metrics[key] as Gauge<LabelOf<Key>>;
      // What prom-client calls before it reads; it can be set at any time.
      Object.assign(gauge, {
        async collect() {
          const rows = await read();
          gauge.reset();
          for (const row of rows) gauge.set(row.labels, row.value);
        },
      });
    },
  };
}

/** A use case that nobody tried yet shows as 0, not as a hole; and the series do not grow with the first use. */
function beginAtZero({ useCaseSeconds }: RegisteredMetrics): void {
  for (const use_case of USE_CASES) {
    for (const outcome of ["ok", "failed"]) useCaseSeconds.zero({ use_case, outcome });
  }
}

import type { Gauge } from "prom-client";
import { ALERT_NAMES } from "./alerts/alertRules.ts";
import { createDeferredBatch } from "./deferredBatch.ts";
import { createLabelLimiter } from "./labelLimiter.ts";
import type {
  MeasuredCall,
  MeasuredJob,
  MeasuredMaintenance,
  MeasuredMemory,
  MeasuredOutcome,
  MeasuredPage,
  MeasuredPrediction,
  MeasuredRequest,
  MeasuredUseCase,
} from "./measurements.ts";
import { USE_CASES, type UseCase } from "./metricDefinition.ts";
import type { METRICS } from "./metricDefinitions.ts";
import { type RegisteredMetrics, registerMetrics } from "./registerMetrics.ts";
import { type Summary, summarize } from "./summary.ts";

/** Gauges that are computed at each scrape, rather than kept up to date. */
export type ScrapedKey =
  | "queueDepth"
  | "decisions"
  | "corrections"
  | "workerMemory"
  | "modelInfo"
  | "modelRmse"
  | "modelNdcg"
  | "trainingAge"
  | "psi"
  | "change"
  | "buildInfo";
type LabelOf<Key extends ScrapedKey> = (typeof METRICS)[Key]["labels"][number];

export interface ScrapedRow<Label extends string> {
  readonly labels: Readonly<Record<Label, string>>;
  readonly value: number;
}

/**
 * What the features report to; it hides how metrics are stored. A report costs about a microsecond and is counted
 * a moment later.
 */
export interface Metrics {
  request(request: MeasuredRequest): void;
  useCase(run: MeasuredUseCase): void;
  /** How complete a film is when an enrichment has settled; its time was reported when it ran. */
  completeness(useCase: UseCase, ratio: number): void;
  maintenance(run: MeasuredMaintenance): void;
  /** What the page measured. */
  page(measured: MeasuredPage): void;
  drift(isDrifting: boolean): void;
  prediction(prediction: MeasuredPrediction): void;
  outcome(outcome: MeasuredOutcome): void;
  trainingStage(stage: string, seconds: number): void;
  alert(rule: string, isActive: boolean): void;
  fileEnriched(secondsSinceArrival: number): void;
  job(settled: MeasuredJob): void;
  providerCall(call: MeasuredCall): void;
  databaseWrite(seconds: number): void;
  /** @param kind whether the program refused what was asked, or failed */
  error(code: string, kind: "refused" | "failed"): void;
  eventStreamClients(change: 1 | -1): void;
  eventLoopLag(seconds: Readonly<Record<"p50" | "p99" | "max", number>>): void;
  memory(bytes: MeasuredMemory): void;
  cpu(ratio: Readonly<Record<"mean" | "peak", number>>): void;
  onScrape<Key extends ScrapedKey>(
    key: Key,
    read: () => readonly ScrapedRow<LabelOf<Key>>[] | Promise<readonly ScrapedRow<LabelOf<Key>>[]>,
  ): void;

  readonly contentType: string;
  /** Prometheus' text format. */
  text(): Promise<string>;
  /** The metrics themselves, for the history. */
  readonly registered: RegisteredMetrics;
  /** Counts what was reported in the last moment. */
  flush(): void;
  /** The main figures since the program started, for the panel. */
  summary(): Promise<Summary>;
  /** All requests since the program started. */
  requestCount(): Promise<number>;
}

export interface MetricsParts {
  onUseCase?(useCase: UseCase, films: number | null): void;
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE"]);

export function createMetrics(parts: MetricsParts = {}): Metrics {
  return new PrometheusMetrics(parts);
}

class PrometheusMetrics implements Metrics {
  readonly registered = registerMetrics();
  readonly contentType = this.registered.registry.contentType;
  readonly #deferred = createDeferredBatch();
  readonly #parts: MetricsParts;
  readonly #routes = createLabelLimiter();
  readonly #kinds = createLabelLimiter();
  readonly #callRoutes = createLabelLimiter();
  readonly #codes = createLabelLimiter();

  constructor(parts: MetricsParts) {
    this.#parts = parts;
    startAtZero(this.registered);
  }

  // The reading functions are arrows, since they are handed over alone.
  readonly flush = (): void => this.#deferred.flush();

  readonly requestCount = async (): Promise<number> => {
    this.flush();
    return (await this.registered.requests.get()).values.reduce((sum, { value }) => sum + value, 0);
  };

  text(): Promise<string> {
    this.flush();
    return this.registered.registry.metrics();
  }

  summary(): Promise<Summary> {
    this.flush();
    return summarize(this.registered);
  }

  request({ route, method, status, seconds }: MeasuredRequest): void {
    this.#deferred.add(() => {
      const labels = { route: this.#routes(route), method: METHODS.has(method) ? method : "other" };
      this.registered.requestSeconds.observe(labels, seconds);
      this.registered.requests.inc({ ...labels, status: String(status) });
    });
  }

  useCase({ useCase, outcome, seconds, films, batch, completeness, coherence }: MeasuredUseCase): void {
    const metrics = this.registered;
    this.#parts.onUseCase?.(useCase, films ?? null);
    this.#deferred.add(() => {
      metrics.useCaseSeconds.observe({ use_case: useCase, outcome }, seconds);
      if (films !== undefined) metrics.films.observe({ use_case: useCase }, films);
      if (batch !== undefined) metrics.batchSeconds.observe({ use_case: useCase, batch }, seconds);
      if (completeness !== undefined) metrics.completeness.observe({ use_case: useCase }, completeness);
      if (coherence !== undefined && coherence !== null) metrics.coherence.observe(coherence);
    });
  }

  completeness(useCase: UseCase, ratio: number): void {
    this.registered.completeness.observe({ use_case: useCase }, ratio);
  }

  maintenance({ task, outcome, seconds, freedBytes }: MeasuredMaintenance): void {
    const { maintenanceSeconds, maintenanceFreed, useCaseSeconds } = this.registered;
    maintenanceSeconds.observe({ task, outcome }, seconds);
    maintenanceFreed.inc({ task }, freedBytes);
    useCaseSeconds.observe({ use_case: "UC10", outcome: outcome === "done" ? "ok" : "failed" }, seconds);
  }

  page({ kind, view, seconds }: MeasuredPage): void {
    if (kind === "view") this.registered.viewSeconds.observe({ view }, seconds);
    else if (kind === "next_batch") this.registered.nextBatchSeconds.observe({ view }, seconds);
    else this.registered.interactionSeconds.observe(seconds);
  }

  drift(isDrifting: boolean): void {
    this.registered.drift.set(isDrifting ? 1 : 0);
  }

  prediction({ role, isCold }: MeasuredPrediction): void {
    this.registered.predictions.inc({ role, cold_start: String(isCold) });
  }

  outcome({ version, outcome, count }: MeasuredOutcome): void {
    this.registered.outcomes.inc({ version: version === null ? "none" : String(version), outcome }, count);
  }

  trainingStage(stage: string, seconds: number): void {
    this.registered.stageSeconds.observe({ stage }, seconds);
  }

  alert(rule: string, isActive: boolean): void {
    this.registered.alerts.set({ rule }, isActive ? 1 : 0);
  }

  fileEnriched(secondsSinceArrival: number): void {
    this.registered.fileToEnrichedSeconds.observe(secondsSinceArrival);
  }

  job({ kind, outcome, seconds }: MeasuredJob): void {
    this.#deferred.add(() => {
      this.registered.jobs.inc({ kind: this.#kinds(kind), outcome });
      this.registered.jobSeconds.observe({ kind: this.#kinds(kind) }, seconds);
    });
  }

  providerCall({ provider, route, outcome, cached, bytes, durationMs }: MeasuredCall): void {
    this.registered.calls.inc({ provider, route: this.#callRoutes(route), outcome, cached: String(cached) });
    this.registered.callSeconds.observe({ provider }, durationMs / 1000);
    this.registered.callBytes.inc({ provider }, bytes);
  }

  databaseWrite(seconds: number): void {
    this.#deferred.add(() => this.registered.writeSeconds.observe(seconds));
  }

  error(code: string, kind: "refused" | "failed"): void {
    this.registered.errors.inc({ code: this.#codes(code), kind });
  }

  eventStreamClients(change: 1 | -1): void {
    this.registered.streams.inc(change);
  }

  eventLoopLag(seconds: Readonly<Record<"p50" | "p99" | "max", number>>): void {
    for (const [percentile, value] of Object.entries(seconds)) this.registered.eventLoopLag.set({ percentile }, value);
  }

  memory(bytes: MeasuredMemory): void {
    for (const [part, value] of Object.entries(bytes)) this.registered.memory.set({ part }, value);
  }

  cpu(ratio: Readonly<Record<"mean" | "peak", number>>): void {
    for (const [figure, value] of Object.entries(ratio)) this.registered.cpu.set({ figure }, value);
  }

  onScrape<Key extends ScrapedKey>(
    key: Key,
    read: () => readonly ScrapedRow<LabelOf<Key>>[] | Promise<readonly ScrapedRow<LabelOf<Key>>[]>,
  ): void {
    // Which labels a gauge has follows from its key, which the compiler does not conclude.
    const gauge = this.registered[key] as Gauge<LabelOf<Key>>;
    // What prom-client calls before it reads; it can be set at any time.
    Object.assign(gauge, {
      async collect() {
        const rows = await read();
        gauge.reset();
        for (const row of rows) gauge.set(row.labels, row.value);
      },
    });
  }
}

/** A use case that was never run is exported as 0, and the number of series does not grow with use. */
function startAtZero({ useCaseSeconds, predictions, alerts }: RegisteredMetrics): void {
  for (const rule of ALERT_NAMES) alerts.set({ rule }, 0);
  for (const cold_start of ["false", "true"]) predictions.inc({ role: "list", cold_start }, 0);
  for (const use_case of USE_CASES) {
    for (const outcome of ["ok", "failed"]) useCaseSeconds.zero({ use_case, outcome });
  }
}

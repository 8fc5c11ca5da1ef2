import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** The functional use cases, as the source documents number them. */
export type UseCase = `UC${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`;

const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const WRITE_BUCKETS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];

/** A provider's call as metrics keep it. */
export interface MeasuredCall {
  readonly provider: string;
  readonly route: string;
  readonly outcome: string;
  readonly cached: boolean;
  readonly bytes: number;
  readonly durationMs: number;
}

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * The one place where metrics are declared. Labels come from closed sets (route patterns, kinds, codes), so that
 * their number does not grow with use, and none names a person, a title or a path.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const labelled = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => ({
    name: `filmotheque_${name}`,
    help,
    labelNames: [...labelNames],
    registers,
  });

  const requests = new Histogram({
    ...labelled("http_request_duration_seconds", "Time to the answer's head, by route pattern.", [
      "route",
      "method",
      "status",
    ]),
    buckets: REQUEST_BUCKETS,
  });
  const useCases = new Histogram({
    ...labelled("use_case_duration_seconds", "Time of each functional use case, UC1 to UC10.", ["use_case", "outcome"]),
    buckets: JOB_BUCKETS,
  });
  const jobs = new Counter(labelled("jobs_total", "Settled jobs by kind and outcome.", ["kind", "outcome"]));
  const jobSeconds = new Histogram({
    ...labelled("job_duration_seconds", "Time of one job, its share of a batch.", ["kind"]),
    buckets: JOB_BUCKETS,
  });
  const calls = new Counter(
    labelled("provider_calls_total", "Calls to providers by outcome.", ["provider", "route", "outcome", "cached"]),
  );
  const callSeconds = new Histogram({
    ...labelled("provider_call_duration_seconds", "Time of a provider's call.", ["provider"]),
    buckets: JOB_BUCKETS,
  });
  const callBytes = new Counter(labelled("provider_bytes_total", "Bytes received from providers.", ["provider"]));
  const writes = new Histogram({
    ...labelled("database_write_seconds", "Time of one write transaction.", []),
    buckets: WRITE_BUCKETS,
  });
  const errors = new Counter(labelled("errors_total", "Problems answered and jobs failed, by code.", ["code"]));
  const streams = new Gauge(labelled("event_stream_clients", "Pages that listen to the event stream.", []));
  const lag = new Gauge(labelled("event_loop_lag_seconds", "Delay of the main thread's event loop.", ["quantile"]));
  const memory = new Gauge(labelled("memory_bytes", "Memory of the process and its parts.", ["part"]));
  const cpu = new Gauge(labelled("cpu_ratio", "Share of one core in use.", ["window"]));

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),

    request({
      route,
      method,
      status,
      seconds,
    }: {
      route: string;
      method: string;
      status: number;
      seconds: number;
    }): void {
      requests.observe({ route, method: METHODS.has(method) ? method : "other", status: String(status) }, seconds);
    },
    useCase({ useCase, outcome, seconds }: { useCase: UseCase; outcome: "ok" | "failed"; seconds: number }): void {
      useCases.observe({ use_case: useCase, outcome }, seconds);
    },
    job({ kind, outcome, seconds }: { kind: string; outcome: string; seconds: number }): void {
      jobs.inc({ kind, outcome });
      jobSeconds.observe({ kind }, seconds);
    },
    providerCall({ provider, route, outcome, cached, bytes, durationMs }: MeasuredCall): void {
      calls.inc({ provider, route, outcome, cached: String(cached) });
      callSeconds.observe({ provider }, durationMs / 1000);
      callBytes.inc({ provider }, bytes);
    },
    databaseWrite: (seconds: number): void => writes.observe(seconds),
    error: (code: string): void => errors.inc({ code }),
    eventStreamClients: (change: 1 | -1): void => streams.inc(change),

    eventLoopLag(seconds: { p50: number; p99: number; max: number }): void {
      for (const [quantile, value] of Object.entries(seconds)) lag.set({ quantile }, value);
    },
    memory(bytes: Readonly<Record<string, number>>): void {
      for (const [part, value] of Object.entries(bytes)) memory.set({ part }, value);
    },
    cpu(ratio: { mean: number; peak: number }): void {
      for (const [window, value] of Object.entries(ratio)) cpu.set({ window }, value);
    },

    /** Figures that are asked for when somebody scrapes, rather than kept up to date. */
    onScrape<Label extends string>(
      name: string,
      help: string,
      labels: readonly Label[],
      read: () =>
        | readonly { readonly labels: Readonly<Record<Label, string>>; readonly value: number }[]
        | Promise<readonly { readonly labels: Readonly<Record<Label, string>>; readonly value: number }[]>,
    ): void {
      const gauge: Gauge<Label> = new Gauge({
        ...labelled(name, help, labels),
        async collect() {
          gauge.reset();
          for (const row of await read()) gauge.set(row.labels, row.value);
        },
      });
    },
  };
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE"]);

import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** The functional use cases, as the source documents number them. */
export const USE_CASES = ["UC1", "UC2", "UC3", "UC4", "UC5", "UC6", "UC7", "UC8", "UC9", "UC10"] as const;
export type UseCase = (typeof USE_CASES)[number];

const ANSWER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WORK_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const WAY_BUCKETS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400];
const WRITE_BUCKETS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];
const FILM_BUCKETS = [0, 1, 5, 10, 20, 40, 60, 100, 200];
const RATIO_BUCKETS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

export type DeclaredMetrics = ReturnType<typeof declareMetrics>;

/**
 * The one place where metrics are declared, each with the use cases that it answers. Labels come from closed sets
 * (route patterns, kinds, codes), so that their number does not grow with use; none names a person, a title or a path.
 */
export function declareMetrics() {
  const registry = new Registry();
  const named = <Label extends string>(name: string, help: string, labels: readonly Label[] = []) => ({
    name: `filmotheque_${name}`,
    help,
    labelNames: [...labels],
    registers: [registry],
  });

  return {
    registry,

    // UC1–UC10 as a person or a job meets them.
    useCaseSeconds: new Histogram({
      ...named("use_case_duration_seconds", "Time of each use case; UC1 is a login.", ["use_case", "outcome"]),
      buckets: WORK_BUCKETS,
    }),
    batchSeconds: new Histogram({
      ...named("batch_duration_seconds", "Time of a list's first page and of the next ones (UC2, UC4, UC5).", [
        "use_case",
        "batch",
      ]),
      buckets: ANSWER_BUCKETS,
    }),
    films: new Histogram({
      ...named("use_case_films", "Films in one page of a list (UC2, UC4, UC5).", ["use_case"]),
      buckets: FILM_BUCKETS,
    }),
    completeness: new Histogram({
      ...named("film_completeness_ratio", "Share of a film's fields that are filled (UC3, UC8, UC9).", ["use_case"]),
      buckets: RATIO_BUCKETS,
    }),
    fileToEnrichedSeconds: new Histogram({
      ...named("file_to_enriched_seconds", "Time from a file's arrival to its film being enriched (UC6 to UC9)."),
      buckets: WAY_BUCKETS,
    }),

    // The surface (UC1–UC6). The time has no status: with sixteen series each, the two are cheaper apart.
    requestSeconds: new Histogram({
      ...named("http_request_duration_seconds", "Time to the answer's head, by route pattern.", ["route", "method"]),
      buckets: ANSWER_BUCKETS,
    }),
    requests: new Counter(named("http_requests_total", "Answers by route pattern.", ["route", "method", "status"])),
    errors: new Counter(named("errors_total", "Problems answered and jobs failed, by code.", ["code"])),
    streams: new Gauge(named("event_stream_clients", "Pages that listen to the event stream.")),

    // Work behind it (UC6–UC10).
    jobs: new Counter(named("jobs_total", "Settled jobs by kind and outcome.", ["kind", "outcome"])),
    jobSeconds: new Histogram({
      ...named("job_duration_seconds", "Time of one job, its share of a batch.", ["kind"]),
      buckets: WORK_BUCKETS,
    }),

    // Providers (UC4, UC7–UC9).
    calls: new Counter(
      named("provider_calls_total", "Calls to providers.", ["provider", "route", "outcome", "cached"]),
    ),
    callSeconds: new Histogram({
      ...named("provider_call_duration_seconds", "Time of a provider's call.", ["provider"]),
      buckets: WORK_BUCKETS,
    }),
    callBytes: new Counter(named("provider_bytes_total", "Bytes received from providers.", ["provider"])),

    // The machine.
    writeSeconds: new Histogram({
      ...named("database_write_seconds", "Time of one write transaction."),
      buckets: WRITE_BUCKETS,
    }),
    eventLoopLag: new Gauge(named("event_loop_lag_seconds", "Delay of the main thread's event loop.", ["quantile"])),
    memory: new Gauge(named("memory_bytes", "Memory of the process and its parts.", ["part"])),
    cpu: new Gauge(named("cpu_ratio", "Share of one core in use, over the last minute.", ["figure"])),

    /** A gauge that is asked for when somebody scrapes, rather than kept up to date. */
    gauge: <Label extends string>(
      name: string,
      help: string,
      labels: readonly Label[],
      collect: (gauge: Gauge<Label>) => Promise<void>,
    ): void => {
      const gauge: Gauge<Label> = new Gauge({ ...named(name, help, labels), collect: () => collect(gauge) });
    },
  };
}

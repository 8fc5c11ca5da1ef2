/** The functional use cases, as the source documents number them. */
export const USE_CASES = ["UC1", "UC2", "UC3", "UC4", "UC5", "UC6", "UC7", "UC8", "UC9", "UC10"] as const;
export type UseCase = (typeof USE_CASES)[number];

export type MetricUnit = "seconds" | "bytes" | "ratio" | "films" | "count";

export interface MetricDefinition<
  Type extends "histogram" | "counter" | "gauge" = "histogram" | "counter" | "gauge",
  Label extends string = string,
> {
  readonly type: Type;
  /** Without the prefix `filmotheque_`. */
  readonly name: string;
  readonly unit: MetricUnit;
  readonly labels: readonly Label[];
  readonly buckets: readonly number[];
  readonly useCases: readonly UseCase[];
  /** Which labels the history keeps apart; null: the history does not record it. */
  readonly history: readonly Label[] | null;
  readonly help: { readonly en: string; readonly fr: string };
}

const ANSWER = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WORK = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const WAY = [0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 3_600, 21_600, 86_400];
const WRITE = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1];
const FILMS = [0, 1, 5, 10, 20, 40, 60, 100, 200];
const RATIO = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const LISTS = ["UC2", "UC4", "UC5"] as const;
const SEEN = ["UC1", "UC2", "UC3", "UC4", "UC5"] as const;

/**
 * The one place where metrics are declared: name by Prometheus' conventions, unit, help in both languages, buckets, and
 * the use cases that each answers. Labels come from closed sets (route patterns, kinds, codes), so that their number
 * does not grow with use; none names a person, a title or a path.
 */
export const METRICS = {
  // UC1–UC10 as a person or a job meets them.
  useCaseSeconds: histogram(
    "use_case_duration_seconds",
    "seconds",
    ["use_case", "outcome"],
    WORK,
    USE_CASES,
    ["use_case", "outcome"],
    "Time of each use case; UC1 is a login.",
    "Durée de chaque cas d’usage ; UC1 est une connexion.",
  ),
  batchSeconds: histogram(
    "batch_duration_seconds",
    "seconds",
    ["use_case", "batch"],
    ANSWER,
    LISTS,
    ["use_case", "batch"],
    "Time of a list's first page and of the next ones.",
    "Durée de la première page d’une liste, et des suivantes.",
  ),
  films: histogram(
    "use_case_films",
    "films",
    ["use_case"],
    FILMS,
    LISTS,
    ["use_case"],
    "Films in one page of a list.",
    "Films dans une page de liste.",
  ),
  completeness: histogram(
    "film_completeness_ratio",
    "ratio",
    ["use_case"],
    RATIO,
    ["UC3", "UC8", "UC9"],
    ["use_case"],
    "Share of a film's fields that are filled.",
    "Part des champs d’un film qui sont remplis.",
  ),
  coherence: histogram(
    "personal_coherence_ratio",
    "ratio",
    [],
    RATIO,
    ["UC5"],
    [],
    "How alike the genres of a personal list and of the films that its person likes are: cosine, 0 to 1.",
    "Ressemblance entre les genres d’une liste personnelle et ceux des films aimés : cosinus, de 0 à 1.",
  ),
  fileToEnrichedSeconds: histogram(
    "file_to_enriched_seconds",
    "seconds",
    [],
    WAY,
    ["UC6", "UC7", "UC8", "UC9"],
    [],
    "Time from a file's arrival to its film being enriched.",
    "Temps entre l’arrivée d’un fichier et l’enrichissement de son film.",
  ),
  maintenanceSeconds: histogram(
    "maintenance_duration_seconds",
    "seconds",
    ["task", "outcome"],
    WORK,
    ["UC10"],
    ["task"],
    "Time of a maintenance task.",
    "Durée d’une tâche de maintenance.",
  ),
  maintenanceFreed: counter(
    "maintenance_freed_bytes_total",
    "bytes",
    ["task"],
    ["UC10"],
    [],
    "Bytes that maintenance freed.",
    "Octets libérés par la maintenance.",
  ),

  // What only the page can see.
  viewSeconds: histogram(
    "page_view_seconds",
    "seconds",
    ["view"],
    ANSWER,
    SEEN,
    ["view"],
    "From the click to the complete first view, as painted.",
    "Du clic à la première vue complète, une fois affichée.",
  ),
  nextBatchSeconds: histogram(
    "page_next_batch_seconds",
    "seconds",
    ["view"],
    ANSWER,
    LISTS,
    [],
    "From scrolling to the next films, as painted.",
    "Du défilement aux films suivants, une fois affichés.",
  ),
  interactionSeconds: histogram(
    "page_interaction_seconds",
    "seconds",
    [],
    ANSWER,
    SEEN,
    [],
    "From a key or click to the next paint (Event Timing).",
    "D’une touche ou d’un clic à l’affichage suivant (Event Timing).",
  ),

  // The surface. The time has no status: with sixteen series each, the two are cheaper apart.
  requestSeconds: histogram(
    "http_request_duration_seconds",
    "seconds",
    ["route", "method"],
    ANSWER,
    [...SEEN, "UC6"],
    [],
    "Time to the answer's head, by route pattern.",
    "Temps de réponse, par modèle de route.",
  ),
  requests: counter(
    "http_requests_total",
    "count",
    ["route", "method", "status"],
    [...SEEN, "UC6"],
    [],
    "Answers by route pattern.",
    "Réponses, par modèle de route.",
  ),
  errors: counter(
    "errors_total",
    "count",
    ["code"],
    USE_CASES,
    [],
    "Problems answered and jobs failed, by code.",
    "Problèmes répondus et tâches échouées, par code.",
  ),
  streams: gauge(
    "event_stream_clients",
    "count",
    [],
    [],
    null,
    "Pages that listen to the event stream.",
    "Pages qui écoutent le flux d’événements.",
  ),

  // Work behind it.
  jobs: counter(
    "jobs_total",
    "count",
    ["kind", "outcome"],
    ["UC6", "UC7", "UC8", "UC9", "UC10"],
    ["outcome"],
    "Settled jobs by kind and outcome.",
    "Tâches terminées, par genre et résultat.",
  ),
  jobSeconds: histogram(
    "job_duration_seconds",
    "seconds",
    ["kind"],
    WORK,
    ["UC6", "UC7", "UC8", "UC9", "UC10"],
    ["kind"],
    "Time of one job, its share of a batch.",
    "Durée d’une tâche, sa part d’un lot.",
  ),

  // Providers.
  calls: counter(
    "provider_calls_total",
    "count",
    ["provider", "route", "outcome", "cached"],
    ["UC4", "UC7", "UC8", "UC9"],
    ["provider"],
    "Calls to providers.",
    "Appels aux sources.",
  ),
  callSeconds: histogram(
    "provider_call_duration_seconds",
    "seconds",
    ["provider"],
    WORK,
    ["UC4", "UC7", "UC8", "UC9"],
    ["provider"],
    "Time of a provider's call.",
    "Durée d’un appel à une source.",
  ),
  callBytes: counter(
    "provider_bytes_total",
    "bytes",
    ["provider"],
    ["UC4", "UC7", "UC8", "UC9"],
    ["provider"],
    "Bytes received from providers.",
    "Octets reçus des sources.",
  ),

  // Asked for when somebody scrapes.
  queueDepth: gauge(
    "job_queue_depth",
    "count",
    ["kind", "state"],
    ["UC6", "UC7", "UC8", "UC9", "UC10"],
    null,
    "Jobs by kind and state.",
    "Tâches, par genre et état.",
  ),
  decisions: gauge(
    "identification_decisions",
    "count",
    ["provider", "basis"],
    ["UC7"],
    null,
    "Matches made by the program itself.",
    "Associations faites par le programme lui-même.",
  ),
  corrections: gauge(
    "identification_corrections",
    "count",
    ["provider", "basis"],
    ["UC7"],
    null,
    "Those of them that a hand changed.",
    "Celles d’entre elles qu’une main a changées.",
  ),
  workerMemory: gauge(
    "worker_memory_bytes",
    "bytes",
    ["pool"],
    [],
    null,
    "Heap of each thread pool.",
    "Mémoire de chaque groupe de fils.",
  ),

  // The machine.
  writeSeconds: histogram(
    "database_write_seconds",
    "seconds",
    [],
    WRITE,
    USE_CASES,
    [],
    "Time of one write transaction, waiting included.",
    "Durée d’une transaction d’écriture, attente comprise.",
  ),
  eventLoopLag: gauge(
    "event_loop_lag_seconds",
    "seconds",
    ["percentile"],
    [],
    ["percentile"],
    "Delay of the main thread's event loop.",
    "Retard de la boucle d’événements du fil principal.",
  ),
  memory: gauge(
    "memory_bytes",
    "bytes",
    ["part"],
    [],
    ["part"],
    "Memory of the process and its parts; the process holds its threads.",
    "Mémoire du processus et de ses parties ; le processus contient ses fils.",
  ),
  cpu: gauge(
    "cpu_ratio",
    "ratio",
    ["figure"],
    [],
    ["figure"],
    "Cores in use over the last minute; 1 is one core.",
    "Cœurs occupés pendant la dernière minute ; 1 vaut un cœur.",
  ),

  // The models' watch.
  drift: gauge(
    "drift_status",
    "count",
    [],
    ["UC5"],
    [],
    "1 while what is rated drifts away from what was learnt, else 0.",
    "1 quand les notes s’écartent de ce qui a été appris, sinon 0.",
  ),
  alerts: gauge(
    "alerts_active",
    "count",
    ["rule"],
    [],
    null,
    "1 while an alert's rule holds, else 0.",
    "1 tant que la règle d’une alerte tient, sinon 0.",
  ),
} as const;

export type MetricKey = keyof typeof METRICS;

function histogram<const Label extends string>(
  name: string,
  unit: MetricUnit,
  labels: readonly Label[],
  buckets: readonly number[],
  useCases: readonly UseCase[],
  history: readonly Label[] | null,
  en: string,
  fr: string,
): MetricDefinition<"histogram", Label> {
  return { type: "histogram", name, unit, labels, buckets, useCases, history, help: { en, fr } };
}

function counter<const Label extends string>(
  name: string,
  unit: MetricUnit,
  labels: readonly Label[],
  useCases: readonly UseCase[],
  history: readonly Label[] | null,
  en: string,
  fr: string,
): MetricDefinition<"counter", Label> {
  return { type: "counter", name, unit, labels, buckets: [], useCases, history, help: { en, fr } };
}

function gauge<const Label extends string>(
  name: string,
  unit: MetricUnit,
  labels: readonly Label[],
  useCases: readonly UseCase[],
  history: readonly Label[] | null,
  en: string,
  fr: string,
): MetricDefinition<"gauge", Label> {
  return { type: "gauge", name, unit, labels, buckets: [], useCases, history, help: { en, fr } };
}

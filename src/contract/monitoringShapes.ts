import { z } from "zod";
import { instant, sentNumber } from "./conventions.ts";

/** A number, a share, or shares by name: what a feature of drift is. */
const figure = z.union([z.number(), z.record(z.string(), z.number())]).nullable();

/** What can be said of a feature or a person; too few data is neither yes nor no. */
const driftState = z.enum(["ok", "moderate", "drifted", "too_few_data"]);
export const ownStatus = z.enum(["ok", "alert", "too_few_data"]);

const driftFeature = z.object({
  name: z.string(),
  kind: z.enum(["numeric", "proportion", "shares"]),
  /** `moderate`: worth attention, no alert. */
  state: driftState,
  baseline: figure,
  current: figure,
  baseline_count: z.number().int(),
  current_count: z.number().int(),
  /** Ratings, files or lists that are missing until there is a verdict. */
  missing_count: z.number().int(),
  /** Null where the baseline is 0, and for shares. */
  change_percent: z.number().nullable(),
  psi: z.number().nullable(),
  /** How likely chance and the usual variation do this. */
  p_value: z.number().nullable(),
  /** False where rows are missing: no verdict. */
  enough: z.boolean(),
  drifted: z.boolean(),
  /** Worth attention, no alert. */
  moderate: z.boolean(),
  distances: z.record(z.string(), z.number()).nullable(),
});

const window = z.object({ ratings: z.number().int(), from: instant.nullable(), to: instant.nullable() });

/** Ratings before the baseline and after it. */
const comparedRatings = {
  /** Ratings that are missing until there is a verdict. */
  missing_ratings: z.number().int(),
  baseline_window: window.nullable(),
  current_window: window,
  features: z.array(driftFeature),
};

export const drift = z.object({
  /** `alert` where the household, a member, the files or the lists drifted. */
  status: z.enum(["ok", "alert", "too_few_data", "no_baseline"]),
  threshold_percent: z.number(),
  baseline_at: instant.nullable(),
  baseline_version: z.number().int().nullable(),
  checked_at: instant,
  /** Of the whole household. */
  ...comparedRatings,
  /** What the caller rates, compared with their own past; null before their first rating. */
  own: z.object({ status: ownStatus, ...comparedRatings }).nullable(),
  /** How many members are compared with their own past, and what is found. Nobody sees what another one rates. */
  members: z.object({ ok: z.number().int(), alert: z.number().int(), too_few_data: z.number().int() }),
});
export type DriftAnswer = z.infer<typeof drift>;

const unit = z.enum(["seconds", "bytes", "ratio", "films", "count", "per_minute"]);
const times = {
  count: z.number(),
  meanSeconds: z.number().nullable(),
  p50Seconds: z.number().nullable(),
  p95Seconds: z.number().nullable(),
  p99Seconds: z.number().nullable(),
};

const tile = z.object({
  name: z.string(),
  unit,
  value: z.number().nullable(),
  /** p95 of times, peak of the processor, jobs of the throughput. */
  second: z.number().nullable(),
  line: z.array(z.object({ at: z.number(), value: z.number() })),
});

/** The last hour in tiles, and everything since the program started. */
export const metricsSummary = z.object({
  tiles: z.array(tile),
  useCases: z.array(z.object({ useCase: z.string(), failed: z.number(), ...times })),
  jobs: z.array(z.object({ kind: z.string(), outcome: z.string(), count: z.number() })),
  errors: z.array(z.object({ code: z.string(), count: z.number() })),
  memoryBytes: z.record(z.string(), z.number()),
  threads: z.array(
    z.object({
      pool: z.string(),
      threads: z.number().int(),
      bytes: z.number().nullable(),
      cpuRatio: z.number().nullable(),
    }),
  ),
  providers: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      since: instant.nullable(),
      /** Calls that wait for their turn, and how many may leave in a minute. */
      pending: z.number().int(),
      perMinute: z.number(),
    }),
  ),
  metrics: z.array(
    z.object({ name: z.string(), type: z.string(), unit, help: z.string(), useCases: z.array(z.string()) }),
  ),
});

const historyPoint = z.object({
  at: z.number(),
  count: z.number(),
  sum: z.number(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});

export const metricHistory = z.object({
  name: z.string(),
  unit,
  stepSeconds: z.number(),
  series: z.array(z.object({ labels: z.record(z.string(), z.string()), points: z.array(historyPoint) })),
});

/** A moment: ISO 8601, or milliseconds since 1970. */
export const moment = z.union([
  sentNumber(z.number().min(0).max(8.64e15)),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

/** Screens whose timings the page reports. */
export const pageView = z.enum([
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
]);
export type PageView = z.infer<typeof pageView>;
export const TEN_MINUTES_MS = 600_000;

const check = z.object({
  name: z.string(),
  state: z.enum(["ok", "warning", "failed"]),
  since: instant,
  text: z.string(),
  action: z.enum(["integrity", "purge", "folders", "try_providers", "jobs", "backup", "models"]).nullable(),
});

export const healthChecks = z.object({ state: check.shape.state, checkedAt: instant, items: z.array(check) });

export const alertRule = z.enum([
  "drift",
  "error_rate",
  "provider_down",
  "queue_stuck",
  "disk_low",
  "database_damaged",
]);
export const alert = z.object({
  id: z.number().int(),
  rule: alertRule,
  text: z.string(),
  since: instant,
  resolvedAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  mutedUntil: instant.nullable(),
});

export const logLevel = z.enum(["debug", "info", "warn", "error"]);

export const maintenanceTask = z.enum(["purge", "images", "refresh", "missing", "vacuum", "integrity", "backup"]);
export const maintenanceRun = z.object({
  startedAt: instant,
  finishedAt: instant.nullable(),
  outcome: z.enum(["done", "failed", "cancelled"]).nullable(),
  durationMs: z.number().nullable(),
  removed: z.number().int(),
  freedBytes: z.number(),
  finding: z.string().nullable(),
});

const span = z.object({
  kind: z.enum(["request", "job", "query", "thread", "provider"]),
  name: z.string(),
  startMs: z.number(),
  durationMs: z.number(),
  times: z.number().int(),
});
export const trace = z.object({
  id: z.string(),
  kind: z.enum(["request", "job"]),
  name: z.string(),
  useCase: z.string().nullable(),
  startedAt: instant,
  durationMs: z.number(),
  outcome: z.string(),
  cause: z.string().nullable(),
  spans: z.array(span),
});
export type TraceAnswer = z.infer<typeof trace>;

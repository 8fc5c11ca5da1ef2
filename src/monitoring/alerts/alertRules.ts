/** What the rules look at, taken together every few seconds. */
export interface AlertSample {
  /** Requests of the last five minutes, and those that failed on our side. */
  readonly requests: number;
  readonly failures: number;
  /** Providers that do not answer, or refuse the key. */
  readonly providersDown: readonly string[];
  /** Jobs long overdue while no job was completed. */
  readonly stuckJobs: number;
  readonly freeBytes: number | null;
  /** What the last check of the database found; null while it is sound. */
  readonly databaseFinding: string | null;
  /** Names of drifted features; empty while nothing drifts. */
  readonly drifted: readonly string[];
}

export interface AlertRule {
  readonly name: "drift" | "error_rate" | "provider_down" | "queue_stuck" | "disk_low" | "database_damaged";
  /** What is wrong, or null. */
  detect(sample: AlertSample): string | null;
  /** Well again: further away from the limit than what raised the alert, so that it does not flicker. */
  isResolved(sample: AlertSample): boolean;
  /** It has to hold so long before it is said, and to be clear so long before it is over. */
  readonly raiseAfterMs: number;
  readonly resolveAfterMs: number;
}

const MIN_REQUESTS = 20;
const ERROR_SHARE = 0.05;
const RESOLVED_SHARE = 0.02;
const GIGABYTE = 1e9;
const MINUTE_MS = 60_000;

const shareOf = ({ requests, failures }: AlertSample) => (requests < MIN_REQUESTS ? 0 : failures / requests);

export const ALERT_RULES: readonly AlertRule[] = [
  {
    name: "database_damaged",
    detect: ({ databaseFinding }) => databaseFinding,
    isResolved: ({ databaseFinding }) => databaseFinding === null,
    raiseAfterMs: 0,
    resolveAfterMs: 0,
  },
  {
    name: "disk_low",
    detect: ({ freeBytes }) =>
      freeBytes !== null && freeBytes < 2 * GIGABYTE ? `${(freeBytes / GIGABYTE).toFixed(1)} GB` : null,
    isResolved: ({ freeBytes }) => freeBytes === null || freeBytes > 3 * GIGABYTE,
    raiseAfterMs: 0,
    resolveAfterMs: MINUTE_MS,
  },
  {
    name: "queue_stuck",
    detect: ({ stuckJobs }) => (stuckJobs > 0 ? String(stuckJobs) : null),
    isResolved: ({ stuckJobs }) => stuckJobs === 0,
    raiseAfterMs: MINUTE_MS,
    resolveAfterMs: MINUTE_MS,
  },
  {
    name: "error_rate",
    detect: (sample) => (shareOf(sample) > ERROR_SHARE ? `${(100 * shareOf(sample)).toFixed(0)} %` : null),
    isResolved: (sample) => shareOf(sample) < RESOLVED_SHARE,
    raiseAfterMs: MINUTE_MS,
    resolveAfterMs: 2 * MINUTE_MS,
  },
  {
    name: "provider_down",
    detect: ({ providersDown }) => (providersDown.length > 0 ? providersDown.join(", ") : null),
    isResolved: ({ providersDown }) => providersDown.length === 0,
    raiseAfterMs: MINUTE_MS,
    resolveAfterMs: MINUTE_MS,
  },
  {
    name: "drift",
    detect: ({ drifted }) => (drifted.length > 0 ? drifted.join(", ") : null),
    isResolved: ({ drifted }) => drifted.length === 0,
    raiseAfterMs: 0,
    resolveAfterMs: 0,
  },
];

export const ALERT_NAMES = ALERT_RULES.map(({ name }) => name);

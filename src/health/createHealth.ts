import type { Alerts } from "../monitoring/index.ts";
import type { Store } from "../store/index.ts";
import { AlertSampler, type AlertSamplerParts } from "./alertSampler.ts";
import { CHECKS, type CheckParts } from "./checks.ts";
import type { CheckName, CheckState, HealthCheck } from "./healthCheck.ts";
import { HealthObservations } from "./healthObservations.ts";

export interface Health {
  /** Runs every check. @returns the worst first */
  runChecks(): Promise<readonly HealthCheck[]>;
  /** When the checks last ran, milliseconds since 1970. */
  checkedAt(): number | null;
  /** Runs every check and evaluates the alerts, as the timer does. */
  watch(): Promise<void>;
  /** What a check of the database found; null: it is sound. */
  recordDatabaseFinding(finding: string | null): void;
  recordJobSettled(): void;
  recordThreadError(): void;
  start(onError: (error: unknown) => void): void;
  stop(): void;
}

export interface HealthParts
  extends Omit<CheckParts, "observations" | "jobs">,
    Omit<AlertSamplerParts, "observations" | "jobs"> {
  readonly jobs: CheckParts["jobs"] & AlertSamplerParts["jobs"];
  readonly store: Store;
  readonly alerts: Alerts;
}

const WATCH_INTERVAL_MS = 15_000;
const ORDER: Readonly<Record<CheckState, number>> = { failed: 0, warning: 1, ok: 2 };

/** Checks everything that may go wrong: what is wrong, since when, and what would help. Raises the alerts. */
export function createHealth(parts: HealthParts): Health {
  const observations = new HealthObservations(parts.clock);
  const sampler = new AlertSampler({ ...parts, observations });
  const known = new Map<string, HealthCheck>();
  let checkedAt: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  parts.store.onWrite((durationMs) => observations.recordWrite(durationMs));

  async function runChecks(): Promise<readonly HealthCheck[]> {
    observations.clockSteps.observe();
    const now = parts.clock.now();
    for (const name of CHECK_NAMES) {
      const finding = await CHECKS[name]({ ...parts, observations });
      if (!finding) continue;
      const { state, fact, action = null } = finding;
      const before = known.get(name);
      known.set(name, { name, state, fact, action, since: before?.state === state ? before.since : now });
    }
    checkedAt = now;
    return [...known.values()].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  }

  async function watch(): Promise<void> {
    const sample = await sampler.sample();
    if (!parts.store.database.open) return;
    parts.alerts.evaluate(sample);
    await runChecks();
  }

  return {
    runChecks,
    checkedAt: () => checkedAt,
    watch,
    recordDatabaseFinding(finding) {
      observations.databaseFinding = finding;
    },
    recordJobSettled: () => observations.recordJobSettled(),
    recordThreadError: () => observations.recordThreadError(),
    start(onError) {
      timer = setInterval(() => void watch().catch(onError), WATCH_INTERVAL_MS);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

// `Object.keys` forgets that the keys of the table are check names.
const CHECK_NAMES = Object.keys(CHECKS) as CheckName[];

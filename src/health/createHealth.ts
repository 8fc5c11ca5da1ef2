import { statfs } from "node:fs/promises";
import type { Intake } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Maintenance } from "../maintenance/index.ts";
import type { AlertSample, Alerts, RecentErrors } from "../monitoring/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { StorageWatch, Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

export type CheckName =
  | "database"
  | "writer"
  | "disk"
  | "watches"
  | "providers"
  | "workers"
  | "jobs"
  | "backups"
  | "clock";
export type CheckState = "ok" | "warning" | "failed";
/** What a button beside a check does. */
export type CheckAction = "integrity" | "purge" | "folders" | "try_providers" | "jobs" | "backup";

export interface HealthCheck {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly since: number;
  /** The one fact the sentence needs. */
  readonly fact: string;
  readonly action: CheckAction | null;
}

type Finding = Pick<HealthCheck, "state" | "fact"> & { readonly action?: CheckAction };

export interface HealthParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly intake: Intake;
  readonly providers: ProviderSets;
  readonly maintenance: Maintenance;
  readonly alerts: Alerts;
  readonly errors: RecentErrors;
  readonly storage: Pick<StorageWatch, "trouble">;
  readonly dataFolder: string;
  readonly slowWriteMs: number;
  readonly clock: Clock;
  /** All requests since the start. */
  requestCount(): Promise<number>;
  drifted(): readonly string[];
}

const CHECK_INTERVAL_MS = 15_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const GIBIBYTE = 1024 ** 3;
const LOW_DISK_BYTES = 2 * GIBIBYTE;
const NO_DISK_BYTES = GIBIBYTE / 4;
const OLD_BACKUP_MS = 7 * DAY_MS;
const CLOCK_JUMP_MS = 2 * MINUTE_MS;
const QUEUE_STUCK_AFTER_MS = 10 * MINUTE_MS;
const WINDOW_MS = 5 * MINUTE_MS;
const WRITES_KEPT = 500;
const ORDER: Readonly<Record<CheckState, number>> = { failed: 0, warning: 1, ok: 2 };

/** Looks at everything that may go wrong, says what is, since when, and what would help; raises the alerts. */
export function createHealth(parts: HealthParts) {
  const { store, clock } = parts;
  const startedAt = clock.now();
  const writes: number[] = [];
  const threadErrors: number[] = [];
  const counts: { at: number; requests: number }[] = [];
  const known = new Map<CheckName, HealthCheck>();
  let databaseFinding: string | null = null;
  let settledAt = clock.now();
  let checkedAt: number | null = null;
  let lastLook = { wall: clock.now(), steady: performance.now() };
  let jumpedAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  store.onWrite((durationMs) => {
    writes.push(durationMs);
    if (writes.length > WRITES_KEPT) writes.shift();
  });

  async function freeBytes(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(parts.dataFolder);
      return bavail * bsize;
    } catch {
      // The folder's drive is gone: the database's own check says so.
      return null;
    }
  }

  const CHECKS: Readonly<Record<CheckName, () => Finding | Promise<Finding>>> = {
    database: () =>
      databaseFinding === null
        ? { state: "ok", fact: agoOf(parts.maintenance.lastCompletedAt("integrity")) }
        : { state: "failed", fact: databaseFinding, action: "integrity" },
    writer: () => {
      const slowest = writes.toSorted((a, b) => a - b)[Math.floor(writes.length * 0.99)] ?? 0;
      return { state: slowest > parts.slowWriteMs ? "warning" : "ok", fact: String(Math.round(slowest)) };
    },
    async disk() {
      const trouble = parts.storage.trouble();
      if (trouble) return { state: "failed", fact: trouble.volume, action: "purge" };
      const free = await freeBytes();
      const fact = free === null ? "?" : (free / GIBIBYTE).toFixed(free < 10 * GIBIBYTE ? 1 : 0);
      if (free === null || free >= LOW_DISK_BYTES) return { state: "ok", fact };
      return { state: free < NO_DISK_BYTES ? "failed" : "warning", fact, action: "purge" };
    },
    watches() {
      const troubled = parts.intake.folders.list("en").filter(({ state }) => state === "offline");
      const fact = troubled.map(({ path }) => path).join(", ");
      return troubled.length === 0 ? { state: "ok", fact: "" } : { state: "warning", fact, action: "folders" };
    },
    providers() {
      const troubled = parts.providers.health().filter(({ state }) => state === "down" || state === "refused");
      const fact = troubled.map(({ name }) => name).join(", ");
      return troubled.length === 0 ? { state: "ok", fact: "" } : { state: "warning", fact, action: "try_providers" };
    },
    workers() {
      const recent = threadErrors.filter((at) => Math.abs(clock.now() - at) < HOUR_MS).length;
      return { state: recent > 0 ? "warning" : "ok", fact: String(recent) };
    },
    jobs() {
      const failed = parts.jobs.counts().reduce((sum, { state, count }) => sum + (state === "failed" ? count : 0), 0);
      return failed > 0 ? { state: "warning", fact: String(failed), action: "jobs" } : { state: "ok", fact: "0" };
    },
    backups() {
      const last = parts.maintenance.lastCompletedAt("backup");
      const isOld = clock.now() - (last ?? startedAt) > OLD_BACKUP_MS;
      return isOld ? { state: "warning", fact: agoOf(last), action: "backup" } : { state: "ok", fact: agoOf(last) };
    },
    clock: () => ({ state: clock.now() - jumpedAt < HOUR_MS && clock.now() >= jumpedAt ? "warning" : "ok", fact: "" }),
  };

  const agoOf = (at: number | null): string => (at === null ? "" : new Date(at).toISOString().slice(0, 10));

  function watchClock(): void {
    const now = { wall: clock.now(), steady: performance.now() };
    const jump = now.wall - lastLook.wall - (now.steady - lastLook.steady);
    // A machine that slept shows the same; only backwards is certain, so a long sleep is let pass.
    if (jump < -CLOCK_JUMP_MS) jumpedAt = now.wall;
    lastLook = now;
  }

  async function check(): Promise<readonly HealthCheck[]> {
    watchClock();
    const now = clock.now();
    for (const [name, find] of Object.entries(CHECKS) as [CheckName, () => Finding | Promise<Finding>][]) {
      const { state, fact, action = null } = await find();
      const before = known.get(name);
      known.set(name, { name, state, fact, action, since: before?.state === state ? before.since : now });
    }
    checkedAt = now;
    return [...known.values()].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  }

  async function sample(): Promise<AlertSample> {
    const now = clock.now();
    const requests = await parts.requestCount();
    counts.push({ at: now, requests });
    // Either way: the clock may have been set back.
    while (counts.length > 1 && Math.abs(now - counts[0]!.at) > WINDOW_MS) counts.shift();
    if (parts.jobs.isPaused()) settledAt = now; // jobs that wait because they are told to are not stuck
    const isMoving = Math.abs(now - settledAt) < WINDOW_MS;
    const overdue = parts.jobs.overdueCount(QUEUE_STUCK_AFTER_MS);
    return {
      requests: requests - (counts[0]?.requests ?? 0),
      failures: parts.errors.failuresSince(now - WINDOW_MS),
      providersDown: parts.providers
        .health()
        .filter(({ state }) => state === "down" || state === "refused")
        .map(({ name }) => name),
      stuckJobs: isMoving ? 0 : overdue,
      freeBytes: await freeBytes(),
      databaseFinding,
      drifted: parts.drifted(),
    };
  }

  async function watch(): Promise<void> {
    const taken = await sample();
    if (!store.database.open) return;
    parts.alerts.look(taken);
    await check();
  }

  return {
    look: check,
    watch,
    checkedAt: () => checkedAt,
    /** Called by the check of the database. */
    recordDatabaseFinding(finding: string | null): void {
      databaseFinding = finding;
    },
    recordJobSettled(): void {
      settledAt = clock.now();
    },
    recordThreadError(): void {
      threadErrors.push(clock.now());
      if (threadErrors.length > WRITES_KEPT) threadErrors.shift();
    },
    start(onTrouble: (error: unknown) => void): void {
      timer = setInterval(() => void watch().catch(onTrouble), CHECK_INTERVAL_MS);
      timer.unref();
    },
    stop: (): void => clearInterval(timer),
  };
}

export type Health = ReturnType<typeof createHealth>;

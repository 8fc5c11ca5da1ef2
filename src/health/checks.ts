import type { Intake } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Maintenance } from "../maintenance/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { StorageWatch } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { freeDiskBytes } from "./freeDiskBytes.ts";
import type { CheckFinding, CheckName } from "./healthCheck.ts";
import type { HealthObservations } from "./healthObservations.ts";

export interface CheckParts {
  readonly jobs: Pick<Jobs, "counts">;
  readonly intake: Pick<Intake, "folders">;
  readonly providers: Pick<ProviderSets, "health">;
  readonly maintenance: Pick<Maintenance, "lastCompletedAt">;
  readonly storage: Pick<StorageWatch, "trouble">;
  /** What is wrong with the registry that models are followed at, in a word; empty for nothing. Null without one. */
  readonly modelRegistryTrouble: () => string | null;
  readonly observations: HealthObservations;
  readonly dataFolder: string;
  /** Slower writes are a warning. */
  readonly slowWriteMs: number;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;
const OLD_BACKUP_MS = 7 * 24 * HOUR_MS;
const GIGABYTE = 1e9;
const LOW_DISK_BYTES = 2 * GIGABYTE;
const FULL_DISK_BYTES = GIGABYTE / 4;

/** Each check under its name; `src/messages` has a sentence for each. Null: there is nothing to check. */
export const CHECKS: Readonly<
  Record<CheckName, (parts: CheckParts) => CheckFinding | null | Promise<CheckFinding | null>>
> = {
  database: checkDatabase,
  writer: checkWriter,
  disk: checkDisk,
  watches: checkWatchedFolders,
  providers: checkProviders,
  workers: checkWorkers,
  jobs: checkJobs,
  backups: checkBackups,
  clock: checkClock,
  mlflow: checkMlflow,
};

function checkDatabase({ observations, maintenance }: CheckParts): CheckFinding {
  const finding = observations.databaseFinding;
  if (finding !== null) return { state: "failed", fact: finding, action: "integrity" };
  return { state: "ok", fact: dayOf(maintenance.lastCompletedAt("integrity")) };
}

function checkWriter({ observations, slowWriteMs }: CheckParts): CheckFinding {
  const slowest = observations.slowWriteMs();
  return { state: slowest > slowWriteMs ? "warning" : "ok", fact: String(Math.round(slowest)) };
}

async function checkDisk({ storage, dataFolder }: CheckParts): Promise<CheckFinding> {
  const trouble = storage.trouble();
  if (trouble) return { state: "failed", fact: trouble.volume, action: "purge" };
  const free = await freeDiskBytes(dataFolder);
  const fact = free === null ? "?" : (free / GIGABYTE).toFixed(free < 10 * GIGABYTE ? 1 : 0);
  if (free === null || free >= LOW_DISK_BYTES) return { state: "ok", fact };
  return { state: free < FULL_DISK_BYTES ? "failed" : "warning", fact, action: "purge" };
}

function checkWatchedFolders({ intake }: CheckParts): CheckFinding {
  const offline = intake.folders.list("en").filter(({ state }) => state === "offline");
  if (offline.length === 0) return { state: "ok", fact: "" };
  return { state: "warning", fact: offline.map(({ path }) => path).join(", "), action: "folders" };
}

function checkProviders({ providers }: CheckParts): CheckFinding {
  const down = providersDown(providers);
  if (down.length === 0) return { state: "ok", fact: "" };
  return { state: "warning", fact: down.join(", "), action: "try_providers" };
}

function checkWorkers({ observations }: CheckParts): CheckFinding {
  const errors = observations.threadErrorsWithin(HOUR_MS);
  return { state: errors > 0 ? "warning" : "ok", fact: String(errors) };
}

function checkJobs({ jobs }: CheckParts): CheckFinding {
  const failed = jobs.counts().reduce((sum, { state, count }) => sum + (state === "failed" ? count : 0), 0);
  return failed > 0 ? { state: "warning", fact: String(failed), action: "jobs" } : { state: "ok", fact: "0" };
}

function checkBackups({ maintenance, observations, clock }: CheckParts): CheckFinding {
  const last = maintenance.lastCompletedAt("backup");
  const isOld = clock.now() - (last ?? observations.startedAt) > OLD_BACKUP_MS;
  return isOld ? { state: "warning", fact: dayOf(last), action: "backup" } : { state: "ok", fact: dayOf(last) };
}

function checkClock({ observations }: CheckParts): CheckFinding {
  return { state: observations.clockSteps.steppedWithin(HOUR_MS) ? "warning" : "ok", fact: "" };
}

function checkMlflow({ modelRegistryTrouble }: CheckParts): CheckFinding | null {
  const trouble = modelRegistryTrouble();
  if (trouble === null) return null;
  return trouble === "" ? { state: "ok", fact: "" } : { state: "warning", fact: trouble, action: "models" };
}

/** Names of the providers that do not answer, or refuse the key. */
export function providersDown(providers: Pick<ProviderSets, "health">): string[] {
  return providers
    .health()
    .filter(({ state }) => state === "down" || state === "refused")
    .map(({ name }) => name);
}

function dayOf(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString().slice(0, 10);
}

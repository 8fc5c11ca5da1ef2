import { imagesFolder } from "../config.ts";
import { createDrift, type Drift } from "../drift/index.ts";
import { createHealth, type Health } from "../health/index.ts";
import { createMaintenance, type Maintenance } from "../maintenance/index.ts";
import { type Alerts, createAlerts, createResourceMonitor } from "../monitoring/index.ts";
import { createReserve } from "../store/index.ts";
import type { Features } from "./features.ts";
import type { Ground } from "./ground.ts";
import { registerScrapedMetrics } from "./scrapedMetrics.ts";

/** How the program is watched and kept small. No feature knows any of it. */
export interface Observability {
  readonly drift: Drift;
  readonly alerts: Alerts;
  readonly maintenance: Maintenance;
  readonly health: Health;
  readonly resources: ResourceSampling;
}

/** Samples of memory, processor and delay; `wake` when work may have started. */
export interface ResourceSampling {
  start(): void;
  wake(): void;
  stop(): void;
}

/** After the last job or request. */
const BUSY_FOR_MS = 10_000;

export function createObservability(ground: Ground, features: Features): Observability {
  const drift = watchDrift(ground, features);
  const alerts = openAlerts(ground);
  const maintenance = openMaintenance(ground);
  const health = watchHealth(ground, features, { drift, alerts, maintenance });
  const resources = watchResources(ground);
  registerScrapedMetrics(ground, features, drift);
  measureTrainingStages(ground);
  return { drift, alerts, maintenance, health, resources };
}

function watchDrift(
  { store, workers, jobs, events, clock, settings, metrics, domainEvents, guarded }: Ground,
  features: Features,
): Drift {
  const drift = createDrift({
    store,
    workers,
    jobs,
    events,
    clock,
    thresholdPercent: settings.driftThresholdPercent,
    profileAllRatings: features.recommendation.trainings.profileRatings,
    onChecked: ({ status }) => metrics.drift(status === "alert"),
  });
  domainEvents.on("model.promoted", ({ version, profile, by }) => {
    if (profile) void guarded.attemptAsync("drift", () => drift.setBaseline({ version, profile, by }));
  });
  return drift;
}

/** Stages that end a training. */
const ENDS: ReadonlySet<string> = new Set(["finished", "failed", "refused"]);

/** A stage lasts until the next one begins, or the training's job ends. */
function measureTrainingStages({ events, domainEvents, metrics, clock }: Ground): void {
  let current: { readonly stage: string; readonly since: number } | null = null;
  const begin = (stage: string | null) => {
    const now = clock.now();
    if (current) metrics.trainingStage(current.stage, Math.max(0, now - current.since) / 1000);
    current = stage === null ? null : { stage, since: now };
  };
  events.subscribe(({ event }) => {
    if (event.type !== "training.stage") return;
    const { stage } = event;
    if (current?.stage !== stage) begin(ENDS.has(stage) ? null : stage);
  });
  domainEvents.on("job.settled", ({ kind }) => {
    if (kind === "train") begin(null);
  });
}

function openAlerts({ store, events, clock, metrics, log, domainEvents }: Ground): Alerts {
  return createAlerts({
    store,
    events,
    clock,
    onChanged({ rule, fact }, isActive, isMuted) {
      metrics.alert(rule, isActive);
      log.warn({ rule, fact, isActive }, isActive ? "an alert was raised" : "an alert is over");
      domainEvents.emit("alert.changed", { rule, fact, isActive, isMuted });
    },
  });
}

function openMaintenance(ground: Ground): Maintenance {
  const { store, jobs, events, workers, metrics, clock, config, settings, domainEvents, activity, storage } = ground;
  const { log, isOnBattery } = ground;
  return createMaintenance({
    store,
    jobs,
    events,
    workers,
    metrics,
    clock,
    storage,
    reserve: createReserve(config.dataFolder),
    onReserveFailed: (error) =>
      log.warn({ err: error }, "the reserve file for a purge on a full disk cannot be written"),
    dataFolder: config.dataFolder,
    picturesFolder: imagesFolder(config.dataFolder),
    forgetMissingAfterDays: settings.forgetMissingAfterDays,
    onIntegrityChecked: (finding) => domainEvents.emit("database.checked", { finding }),
    lastRequestAt: activity.lastRequestAt,
    isOnBattery,
  });
}

function watchHealth(
  { store, jobs, errors, storage, config, clock, metrics, domainEvents }: Ground,
  { intake, providers, recommendation }: Features,
  { drift, alerts, maintenance }: Pick<Observability, "drift" | "alerts" | "maintenance">,
): Health {
  const health = createHealth({
    store,
    jobs,
    intake,
    providers,
    maintenance,
    alerts,
    errors,
    storage,
    dataFolder: config.dataFolder,
    slowWriteMs: config.slowWriteMs,
    clock,
    requestCount: metrics.requestCount,
    drifted: () => driftedFeatures(drift),
    modelRegistryTrouble: recommendation.mlflow.trouble,
  });
  domainEvents.on("database.checked", ({ finding }) => health.recordDatabaseFinding(finding));
  domainEvents.on("worker.failed", () => health.recordThreadError());
  domainEvents.on("job.settled", () => health.recordJobSettled());
  return health;
}

function driftedFeatures(drift: Drift): string[] {
  const [last] = drift.history(1);
  if (last?.status !== "alert") return [];
  return last.features.filter(({ drifted }) => drifted).map(({ name }) => name);
}

function watchResources({ metrics, activity, workers, domainEvents }: Ground): ResourceSampling {
  const resources = createResourceMonitor({
    metrics,
    intervalMs: 2_000,
    restIntervalMs: 10_000,
    isBusy: () => activity.isBusyWithin(BUSY_FOR_MS),
    workerBytes: async () => (await workers.memory()).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  });
  domainEvents.on("job.settled", () => resources.wake());
  return resources;
}

import type { EngineConfig } from "../config.ts";
import { createEvents, type Events } from "../events/index.ts";
import { createJobs, type Jobs } from "../jobs/index.ts";
import {
  type Activity,
  createActivity,
  createFlow,
  createHistory,
  createLogger,
  createMetrics,
  createOutboundRequestLog,
  createRecentErrors,
  type Flow,
  type History,
  type Logger,
  type Metrics,
  noopFlow,
  noopMetrics,
  type OutboundRequestLog,
  type RecentErrors,
} from "../monitoring/index.ts";
import { createReadPool, type ReadPool } from "../reads/index.ts";
import type { SystemBin } from "../removal/index.ts";
import { createFileSecrets } from "../secrets/index.ts";
import { createSettings, openStoredKey, openSubtitleAccount, type Settings } from "../settings/index.ts";
import {
  checkpointInThread,
  createStorageWatch,
  type LibraryLock,
  type StorageWatch,
  type Store,
} from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { createWorkers, type Workers } from "../workers/index.ts";
import { createDomainEvents, type DomainEvents } from "./domainEvents.ts";
import type { EngineOptions } from "./engineOptions.ts";
import { createGuardedWork, type GuardedWork } from "./guardedWork.ts";
import { openLibraryStore } from "./openLibraryStore.ts";
import { storeTasks } from "./storeTasks.ts";
import { taskThreadFile } from "./taskThreadFile.ts";

/** What every feature uses. It knows none of them. */
export interface Ground {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly isOnBattery: (() => boolean) | undefined;
  readonly bin: SystemBin | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly lock: LibraryLock;
  readonly store: Store;
  readonly storage: StorageWatch;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly flow: Flow;
  readonly errors: RecentErrors;
  readonly history: History;
  readonly outboundRequestLog: OutboundRequestLog;
  /** The stream that clients read. */
  readonly events: Events;
  readonly domainEvents: DomainEvents;
  readonly activity: Activity;
  readonly guarded: GuardedWork;
  readonly settings: Settings;
  readonly workers: Workers;
  readonly reads: ReadPool;
  readonly jobs: Jobs;
}

/** A slow disk needs seconds for a log of 32 MB. */
const CHECKPOINT_TIMEOUT_MS = 60_000;

/** @throws what opening the store throws; nothing stays open then */
export async function openGround(config: EngineConfig, options: EngineOptions): Promise<Ground> {
  const { clock, random } = options;
  const startedAt = clock.now();
  const { lock, store, isReserveUsed } = await openLibraryStore(
    config.dataFolder,
    options.onOpeningStep,
    options.onDatabaseDamaged === undefined,
  );
  const log = createLogger({ level: config.logLevel, folder: config.dataFolder, language: config.language });
  if (isReserveUsed) log.warn({}, "the disk is full: the reserve was removed so that the library could be opened");
  const domainEvents = createDomainEvents();
  const events = createEvents(clock);
  const measured = measure(options.isMeasured !== false, events, clock);
  const storage = createStorageWatch({
    store,
    folder: config.dataFolder,
    onChanged: (trouble) => domainEvents.emit("storage.changed", { trouble }),
  });
  reportStorage(domainEvents, log, events);
  const ground = {
    ...measured,
    config,
    clock,
    random,
    isOnBattery: options.isOnBattery,
    bin: options.bin ?? null,
    startedAt,
    lock,
    store,
    storage,
    log,
    events,
    domainEvents,
    errors: createRecentErrors(clock),
    history: createHistory({ store, metrics: measured.metrics.registered, flush: measured.metrics.flush, clock }),
    outboundRequestLog: createOutboundRequestLog({ store, clock }),
    activity: createActivity(clock),
    guarded: createGuardedWork(log, storage),
    settings: await openSettings(config, options, store, log),
  };
  store.trace(measured.flow.tracer);
  store.onWrite((durationMs) => measured.metrics.databaseWrite(durationMs / 1000));
  const workers = startWorkers(ground);
  checkpointInThread({
    store,
    isInTrouble: () => storage.trouble() !== null,
    run: (file) => workers.run(storeTasks.checkpointWal, file, { timeoutMs: CHECKPOINT_TIMEOUT_MS }),
    onError: ground.guarded.onError("checkpoints"),
  });
  return {
    ...ground,
    workers,
    reads: createReadPool({ store, workers, clock, tracer: measured.flow.tracer }),
    jobs: openJobs(ground),
  };
}

function reportStorage(domainEvents: DomainEvents, log: Logger, events: Events): void {
  domainEvents.on("storage.changed", ({ trouble }) => {
    if (trouble) log.error({ ...trouble }, "the library cannot be written: work waits until it can be");
    else log.warn({}, "the library can be written again: work goes on");
    events.emit({ type: trouble ? "job.paused" : "job.resumed" });
  });
}

function measure(isMeasured: boolean, events: Events, clock: Clock): Pick<Ground, "metrics" | "flow"> {
  const tracing = createFlow({ events, clock });
  const flow = isMeasured ? tracing : noopFlow(tracing);
  const measuring = createMetrics({ onUseCase: (useCase, films) => flow.annotate(useCase, films) });
  return { flow, metrics: isMeasured ? measuring : noopMetrics(measuring) };
}

async function openSettings(
  config: EngineConfig,
  { clock, secrets }: EngineOptions,
  store: Store,
  log: Logger,
): Promise<Settings> {
  const secretStore = secrets ?? createFileSecrets(config.dataFolder);
  const subtitleAccount = await openSubtitleAccount(secretStore, (cause) =>
    log.info({ err: cause }, "the stored account for subtitles cannot be read"),
  );
  const storedKey = await openStoredKey(secretStore, (reason, cause) =>
    log.info({ reason, err: cause }, "the stored TMDB key cannot be read"),
  );
  return createSettings({
    store,
    clock,
    storedKey,
    subtitleAccount,
    environmentKey: config.tmdbKey,
    defaultLocale: config.locale,
    onInvalid: (setting, error) => log.warn({ setting, err: error }, "a stored setting cannot be read"),
  });
}

function startWorkers({ log, flow, domainEvents }: Omit<Ground, "workers" | "reads" | "jobs">): Workers {
  return createWorkers({
    threadFile: taskThreadFile,
    onError(pool, error) {
      log.error({ pool, err: error }, "a thread ended in an error");
      domainEvents.emit("worker.failed", { pool, error });
    },
    onTask: (pool, task, durationMs) => flow.span("thread", `${pool}.${task}`, durationMs),
  });
}

function openJobs(ground: Omit<Ground, "workers" | "reads" | "jobs">): Jobs {
  const { store, events, clock, random, storage, flow, log, metrics, errors, activity, domainEvents } = ground;
  return createJobs({
    store,
    events,
    clock,
    random,
    storage,
    onStoreError: ground.guarded.onError("jobs"),
    onSettled({ kind, outcome, seconds, error }) {
      activity.recordJob();
      metrics.job({ kind, outcome, seconds });
      if (error) {
        metrics.error(error.code, "failed");
        errors.record({ code: error.code, status: null, where: kind, requestId: null });
      }
      domainEvents.emit("job.settled", { kind });
    },
    middleware: flow.job,
    onQueued: flow.linkJob,
    onFailure: (job, error) =>
      log.warn({ jobId: job.id, kind: job.kind, attempt: job.attempt, err: error }, "a job failed"),
  });
}

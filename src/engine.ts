import { createAccounts } from "./accounts/index.ts";
import { createApi } from "./api/index.ts";
import { type EngineConfig, imagesFolder, modelsFolder, subtitlesFolder, uploadsFolder } from "./config.ts";
import { createDrift, type Drift } from "./drift/index.ts";
import { catalogueTasks } from "./engine/catalogueTasks.ts";
import { taskThreadFile } from "./engine/taskThreadFile.ts";
import { createEnrichment, queueSidecarFiles, queueStill } from "./enrichment/index.ts";
import { createEvents } from "./events/index.ts";
import { createHealth } from "./health/index.ts";
import { createIdentification } from "./identification/index.ts";
import { createIntake } from "./intake/index.ts";
import { createJobs, type Jobs } from "./jobs/index.ts";
import { createLibrary } from "./library/index.ts";
import { createMaintenance } from "./maintenance/index.ts";
import { translate } from "./messages/index.ts";
import { storageMessage } from "./messages/storageMessage.ts";
import {
  createAlerts,
  createFlow,
  createHistory,
  createLogger,
  createMetrics,
  createOutboundRequestLog,
  createRecentErrors,
  createResourceMonitor,
  type Logger,
  noopFlow,
  noopMetrics,
} from "./monitoring/index.ts";
import {
  CRASHES_BEFORE_PAUSE,
  createProcessing,
  type Imported,
  type PauseReason,
  type ProcessingState,
  programStarts,
  STABLE_RUN_MS,
} from "./processing/index.ts";
import {
  cataloguesFolder,
  createProviderSets,
  type QueryCatalogues,
  removeCatalogue,
  SAMPLES_HOST,
  watchCatalogues,
  wikimediaUserAgent,
} from "./providers/index.ts";
import { createRecommendation, type Recommendation } from "./recommendation/index.ts";
import { createSampleLibrary } from "./samples/index.ts";
import { createFileSecrets, type SecretStore } from "./secrets/index.ts";
import { createSettings, openStoredKey, type Settings } from "./settings/index.ts";
import {
  backupTo,
  createStorageWatch,
  lockLibrary,
  markOwned,
  type OpeningStep,
  openStoreInThread,
  type StorageTrouble,
  type Store,
} from "./store/index.ts";
import type { Clock } from "./time/index.ts";
import { version } from "./version.ts";
import { createWorkers } from "./workers/index.ts";

export type { EngineConfig } from "./config.ts";
export { readConfig } from "./config.ts";
export type { Imported, ProcessingState } from "./processing/index.ts";
/** For hosts that ask a person what becomes of a library whose database is lost. */
export { restoreLibrary, startNewLibrary } from "./store/index.ts";

/** The whole program behind one function: what the window, the web host and the tests hold. */
export interface Engine {
  fetch(request: Request, peer?: { readonly address: string }): Promise<Response>;
  stop(): Promise<void>;
  hasAccounts(): boolean;
  pathOfFile(id: number): string | null;
  /** The owner's switch for everything that leaves this machine. */
  mayMakeOutboundRequests(): boolean;
  /** Of the programs that come with this one; null where one is missing. */
  versions(): Promise<{ readonly sqlite: string; readonly ffmpeg: string | null }>;
  /** The film that a file belongs to. */
  filmOfFile(id: number): number | null;
  /** A film's title and year; null where there is no such film, or not any more. */
  titleOfFilm(id: number): string | null;
  /** What the tray and the system's notifications show. @returns ends the listening */
  onAlert(listener: AlertListener): () => void;
  readonly processing: EngineProcessing;
  /** Tells a second program where this one answers. */
  announce(address: string): void;
  readonly log: Logger;
  /** For the command line, which is the owner by being at the machine. */
  readonly local: LocalServices;
}

export interface EngineAlert {
  readonly rule: string;
  readonly isActive: boolean;
  textIn(language: EngineConfig["language"]): string;
}
export type AlertListener = (alert: EngineAlert) => void;

/** Background work as the tray shows and pauses it. */
export interface EngineProcessing {
  state(): ProcessingState;
  pause(): Promise<void>;
  /** Null where nothing is paused, or somebody asked for it. */
  pauseReason(): PauseReason | null;
  resume(): void;
  /** @returns ends the listening */
  onChange(listener: (state: ProcessingState) => void): () => void;
  /** @returns ends the listening */
  onImported(listener: (imported: Imported) => void): () => void;
}

export interface LocalServices {
  readonly intake: ReturnType<typeof createIntake>;
  readonly jobs: Jobs;
  readonly recommendation: Recommendation;
  readonly drift: Drift;
  readonly store: Store;
  readonly settings: Settings;
  readonly emit: ReturnType<typeof createEvents>["emit"];
  readonly history: ReturnType<typeof createHistory>;
  readonly health: ReturnType<typeof createHealth>;
  readonly maintenance: ReturnType<typeof createMaintenance>;
  backup(file?: string): ReturnType<typeof backupTo>;
  providers(): ReturnType<ReturnType<typeof createProviderSets>["health"]>;
  /** Makes the sample films and adds them. */
  addSamples(): number;
}

/** What a test may put in the place of the world. */
export interface EngineOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** False measures what measuring costs. */
  readonly isMeasured?: boolean;
  /** Where the host knows better than `/sys` does. */
  readonly isOnBattery?: () => boolean;
  /** Told what is done to the database before the library is open. */
  readonly onOpeningStep?: (step: OpeningStep) => void;
  /** Where the host has a better place for secrets than files in the data folder. */
  readonly secrets?: SecretStore;
}

const METRICS_PULSE_MS = 5_000;
/** A page that shows figures asks for them at each pulse; after this long without, there is no such page. */
const FIGURES_SHOWN_FOR_MS = 60_000;
/** After the last job or request. */
const BUSY_FOR_MS = 10_000;
const DRIFT_LOOK_MS = 3_600_000;
const TRAINING_LOOK_MS = 60_000;
const CATALOGUE_TIMEOUT_MS = 10_000;
const DEFAULT_OPTIONS: EngineOptions = { clock: Date, random: Math.random };

/**
 * Builds everything, wires it and starts it. No globals: two engines live in one process and never meet.
 *
 * @throws LibraryInUse, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export async function createEngine(
  config: EngineConfig,
  {
    clock,
    random,
    isMeasured = true,
    isOnBattery,
    onOpeningStep = () => undefined,
    secrets,
  }: EngineOptions = DEFAULT_OPTIONS,
): Promise<Engine> {
  const startedAt = clock.now();
  const lock = lockLibrary(config.dataFolder);
  let store: Store;
  try {
    store = await openStoreInThread(config.dataFolder, onOpeningStep);
  } catch (error) {
    lock.release();
    throw error;
  }

  const log = createLogger({ level: config.logLevel, folder: config.dataFolder });
  const measuring = createMetrics({ onUseCase: (useCase, films) => flow.annotate(useCase, films) });
  const metrics = isMeasured ? measuring : noopMetrics(measuring);
  const events = createEvents(clock);
  const storage = createStorageWatch({ store, folder: config.dataFolder, onChanged: onStorageChanged });
  /** Where nobody waits for an answer. What the disk is to blame for is said once, by the storage. */
  const onTrouble = (part: string) => (error: unknown) => {
    if (!storage.report(error)) log.error({ err: error, part }, "a watch ended in an error");
  };
  const errors = createRecentErrors(clock);
  const tracing = createFlow({ events, clock });
  const flow = isMeasured ? tracing : noopFlow(tracing);
  const outboundRequestLog = createOutboundRequestLog({ store, clock });
  const history = createHistory({ store, metrics: metrics.registered, flush: metrics.flush, clock });
  const workers = createWorkers({
    threadFile: taskThreadFile,
    onError(pool, error) {
      log.error({ pool, err: error }, "a thread ended in an error");
      health.recordThreadError();
    },
    onTask: (pool, task, durationMs) => flow.span("thread", `${pool}.${task}`, durationMs),
  });
  store.trace(flow.tracer);
  const alertListeners = new Set<AlertListener>();
  let lastTrouble: StorageTrouble | null = null;
  const storedKey = await openStoredKey(secrets ?? createFileSecrets(config.dataFolder), (reason, cause) =>
    log.info({ reason, err: cause }, "the stored TMDB key cannot be read"),
  );
  const settings = createSettings({
    store,
    clock,
    storedKey,
    environmentKey: config.tmdbKey,
    defaultLocale: config.locale,
  });
  const language = settings.language;
  const catalogues = cataloguesFolder(config.dataFolder);
  const queryCatalogues: QueryCatalogues = (query, signal) =>
    workers.run(
      catalogueTasks.queryCatalogues,
      { folder: catalogues, query },
      { signal, timeoutMs: CATALOGUE_TIMEOUT_MS },
    );
  store.onWrite((durationMs) => metrics.databaseWrite(durationMs / 1000));

  const providers = createProviderSets({
    ...config,
    settings: {
      userAgent: wikimediaUserAgent(version, "https://github.com/filmotheque/filmotheque"),
      clock,
      random,
      offline: () => !settings.outboundRequestsAllowed(),
      onCall(call) {
        metrics.providerCall(call);
        if (call.host !== SAMPLES_HOST) outboundRequestLog.record(call);
        flow.span("provider", `${call.provider} ${call.route}`, call.durationMs);
      },
    },
    language,
    locale: settings.locale,
    tmdbKey: settings.tmdbKey,
    queryCatalogues,
  });
  let lastJobAt = startedAt;
  const jobs = createJobs({
    store,
    events,
    clock,
    random,
    storage,
    onStoreError: onTrouble("jobs"),
    onSettled: ({ kind, outcome, seconds, error }) => {
      lastJobAt = clock.now();
      resources.wake();
      metrics.job({ kind, outcome, seconds });
      health.recordJobSettled();
      if (!error) return;
      metrics.error(error.code);
      errors.record({ code: error.code, status: null, where: kind, requestId: null });
    },
    middleware: flow.job,
    onQueued: flow.linkJob,
    onFailure: (job, error) =>
      log.warn({ jobId: job.id, kind: job.kind, attempt: job.attempt, err: error }, "a job failed"),
  });

  const accounts = createAccounts({
    store,
    clock,
    onFirstAccount() {
      try {
        markOwned(config.dataFolder);
      } catch (error) {
        // The account is made; the next start marks the folder.
        log.warn({ err: error }, "the data folder could not be marked as having an owner");
      }
    },
  });
  const library = createLibrary({
    store,
    clock,
    language: settings.locale,
    onMerged(from, to) {
      jobs.moveSubject("film", from, to);
      events.emit({ type: "film.removed", filmId: from });
      events.emit({ type: "film.changed", filmId: to });
      enrichment.scheduler.enrichMissing(to);
    },
    // Jobs for it were dropped when it left: what is missing is asked for again.
    onReturned: (filmId) => enrichment.scheduler.enrichMissing(filmId),
  });
  const intake = createIntake({
    store,
    jobs,
    events,
    clock,
    workers,
    metrics,
    subtitlesFolder: subtitlesFolder(config.dataFolder),
    uploadsFolder: uploadsFolder(config.dataFolder),
    onMoved: (file, to) =>
      library.journal.record({
        act: "moved",
        by: null,
        facts: { from: file.path, to },
        fileId: file.id,
        filmId: file.film,
      }),
    onNotDuplicate: (file) => {
      const { id, path, film } = file;
      if (identification.resetIdentification(file))
        library.journal.record({ act: "no_copy", by: null, facts: { file: path }, fileId: id, filmId: film });
    },
    onFolderFailed: (folder, error) => log.warn({ folder, err: error }, "a folder could not be looked through"),
  });
  const identification = createIdentification({
    store,
    files: intake.files,
    sidecarFiles: intake.sidecarFiles,
    folderListings: intake.folderListings,
    library,
    jobs,
    events,
    metrics,
    workers,
    clock,
    sources: providers.candidateSources,
    catalogueGeneration: () => cataloguesWatch.generation(),
    queueStill: (fileId) => queueStill(jobs, fileId),
    queueSidecarFiles: (fileId) => queueSidecarFiles(jobs, fileId),
  });
  // What nobody knew may stand in a catalogue that was imported just now.
  const cataloguesWatch = watchCatalogues(catalogues, () => {
    identification.requeueUnresolved().catch(onTrouble("catalogues"));
  });
  const enrichment = createEnrichment({
    store,
    library,
    files: intake.files,
    jobs,
    events,
    metrics,
    workers,
    providers,
    clock,
    language,
    locale: settings.locale,
    languageSince: settings.languageSince,
    artworkFolder: imagesFolder(config.dataFolder),
    takeStill: intake.takeStill,
    sidecarFiles: intake.sidecarFiles,
    folderListings: intake.folderListings,
    nfoForFile: identification.nfoForFile,
  });
  const recommendation = createRecommendation({
    store,
    jobs,
    events,
    workers,
    library,
    clock,
    modelsFolder: modelsFolder(config.dataFolder),
    program: version,
    learning: settings.learning,
    mlflow: config.mlflow ?? null,
    findFilm: identification.findFilm,
    onPromoted(version, profile, by) {
      if (profile) drift.setBaseline({ version, profile, by });
    },
    isDrifting: () => drift.history(1)[0]?.status === "alert",
  });
  const drift = createDrift({
    store,
    jobs,
    events,
    clock,
    thresholdPercent: settings.driftThresholdPercent,
    profileAllRatings: recommendation.trainings.profileRatings,
    onChecked: ({ status }) => metrics.drift(status === "alert"),
  });
  const alerts = createAlerts({
    store,
    events,
    clock,
    onChanged({ rule, fact }, isActive, isMuted) {
      metrics.alert(rule, isActive);
      log.warn({ rule, fact, isActive }, isActive ? "an alert was raised" : "an alert is over");
      if (isMuted) return;
      const textIn: EngineAlert["textIn"] = (language) => translate(language, `alert_${rule}`, { fact });
      for (const listener of alertListeners) listener({ rule, isActive, textIn });
    },
  });
  const maintenance = createMaintenance({
    store,
    jobs,
    events,
    workers,
    metrics,
    clock,
    dataFolder: config.dataFolder,
    picturesFolder: imagesFolder(config.dataFolder),
    forgetMissingAfterDays: settings.forgetMissingAfterDays,
    onIntegrityChecked: (finding) => health.recordDatabaseFinding(finding),
    lastRequestAt: () => api.lastRequestAt(),
    isOnBattery,
  });
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
    drifted: () => {
      const [last] = drift.history(1);
      return last?.status === "alert" ? last.features.flatMap(({ name, drifted }) => (drifted ? [name] : [])) : [];
    },
  });
  const processing = createProcessing({ jobs, intake, events, onError: onTrouble("processing") });
  const samples = createSampleLibrary({
    jobs,
    providers,
    workers,
    dataFolder: config.dataFolder,
    ffmpeg: async () => (await intake.mediaPrograms()).ffmpeg?.path ?? null,
    receive: intake.add,
    onFailed: (error) => log.warn({ err: error }, "the sample films' provider did not start"),
  });

  const resources = createResourceMonitor({
    metrics,
    intervalMs: 2_000,
    restIntervalMs: 10_000,
    isBusy: () => clock.now() - Math.max(lastJobAt, api.lastRequestAt()) < BUSY_FOR_MS,
    workerBytes: async () => (await workers.memory()).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
  });
  metrics.onScrape("queueDepth", () =>
    jobs.counts().map(({ kind, state, count }) => ({ labels: { kind, state }, value: count })),
  );
  metrics.onScrape("decisions", () =>
    identification.precision().map(({ provider, basis, decided }) => ({ labels: { provider, basis }, value: decided })),
  );
  metrics.onScrape("corrections", () =>
    identification
      .precision()
      .map(({ provider, basis, corrected }) => ({ labels: { provider, basis }, value: corrected })),
  );
  metrics.onScrape("workerMemory", async () =>
    (await workers.memory()).map(({ pool, bytes }) => ({ labels: { pool }, value: bytes ?? 0 })),
  );

  const api = createApi({
    config,
    clock,
    startedAt,
    version,
    log,
    metrics,
    events,
    store,
    settings,
    accounts,
    library,
    intake,
    identification,
    review: identification.review,
    precision: identification.precision,
    catalogues: {
      suggest: (text, limit, signal) => queryCatalogues({ kind: "suggest", text, limit }, signal),
      remove: (name) => removeCatalogue(catalogues, name),
      list: (signal) =>
        workers.run(catalogueTasks.listCatalogues, catalogues, { signal, timeoutMs: CATALOGUE_TIMEOUT_MS }),
    },
    enrichment,
    recommendation,
    drift,
    history,
    health,
    alerts,
    errors,
    outboundRequestLog,
    flow,
    maintenance,
    samples,
    providers,
    workers,
    jobs,
    processing,
    storage,
    uploadsFolder: uploadsFolder(config.dataFolder),
    onKeyChanged: async () => {
      await identification.requeueUnresolved();
      await enrichment.scheduler.enrichAllMissing();
    },
  });

  // An event stream that is open when its session runs out closes within a second.
  const trainingWatch = every(TRAINING_LOOK_MS, "training", recommendation.trainings.startWhenDue);
  const driftWatch = every(DRIFT_LOOK_MS, "drift", drift.enqueueCheck);
  // Pages that show figures are told to ask again. While none does, nothing is sent: it would wake every idle page.
  const metricsPulse = every(METRICS_PULSE_MS, "metrics", () => {
    if (clock.now() - api.figuresAskedAt() < FIGURES_SHOWN_FOR_MS) events.emit({ type: "metrics.changed" });
  });
  const sessionsWatch = every(1_000, "sessions", accounts.endExpiredSessions);
  resources.start();
  history.start(onTrouble("history"));
  outboundRequestLog.start(onTrouble("ledger"));
  health.start(onTrouble("health"));
  maintenance.start(onTrouble("maintenance"));
  samples.start();
  const starts = programStarts(store, clock);
  const crashes = attempt("start", () => starts.begin()) ?? 0;
  const isCrashing = crashes >= CRASHES_BEFORE_PAUSE;
  // Whatever it died of would be done again at once: somebody looks first.
  if (isCrashing) {
    await processing.pause({ code: "paused_after_crashes", fact: String(crashes) });
    log.error({ crashes }, "the program crashed repeatedly after its start: work is paused until somebody resumes it");
  }
  const lasting = setTimeout(() => attempt("start", () => starts.markStable()), STABLE_RUN_MS);
  lasting.unref();
  jobs.start();
  if (!isCrashing) intake.start();
  // What a watched folder told while nothing could be written is found by looking again.
  storage.onOpen(() => intake.folders.rescanAll());
  log.info({ version, dataFolder: config.dataFolder, schema: store.schemaVersion() }, "the library is open");

  /** Work of a timer: what it throws would end the program. */
  function every(ms: number, part: string, work: () => unknown): NodeJS.Timeout {
    return setInterval(() => attempt(part, work), ms).unref();
  }

  function attempt<T>(part: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      onTrouble(part)(error);
      return undefined;
    }
  }

  function onStorageChanged(trouble: StorageTrouble | null): void {
    if (trouble) log.error({ ...trouble }, "the library cannot be written: work waits until it can be");
    else log.warn({}, "the library can be written again: work goes on");
    events.emit({ type: trouble ? "job.paused" : "job.resumed" });
    const said = trouble ?? lastTrouble;
    lastTrouble = trouble;
    if (!said) return;
    const textIn: EngineAlert["textIn"] = (language) => storageMessage(language, said);
    for (const listener of alertListeners) listener({ rule: "storage", isActive: trouble !== null, textIn });
  }

  let stopping: Promise<void> | undefined;
  /** Each step is taken, whatever the one before it met: the library is closed and its lock let go in any case. */
  async function stop(): Promise<void> {
    events.close();
    processing.stop();
    clearInterval(sessionsWatch);
    clearInterval(trainingWatch);
    clearInterval(driftWatch);
    clearInterval(metricsPulse);
    clearTimeout(lasting);
    resources.stop();
    health.stop();
    maintenance.stop();
    await finish("intake", () => intake.stop());
    await finish("jobs", () => jobs.stop());
    await finish("samples", () => samples.stop());
    cataloguesWatch.close();
    await finish("providers", () => providers.close());
    await finish("workers", () => workers.close());
    await finish("ledger", () => outboundRequestLog.stop());
    await finish("history", () => history.stop());
    flow.stop();
    await finish("start", () => starts.end());
    storage.close();
    await finish("store", () => store.close());
    lock.release();
    log.info({}, "the library is closed");
  }

  async function finish(part: string, work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      onTrouble(part)(error);
    }
  }

  return {
    fetch(request, peer) {
      const response = api.fetch(request, peer);
      resources.wake();
      return response;
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    hasAccounts: () => !accounts.setupNeeded(),
    pathOfFile: (id) => intake.files.byId(id)?.path ?? null,
    mayMakeOutboundRequests: () => settings.outboundRequestsAllowed(),
    versions: async () => ({
      sqlite: store.sql<{ version: string }>("SELECT sqlite_version() AS version").get()?.version ?? "",
      ffmpeg: (await intake.mediaPrograms()).ffmpeg?.version ?? null,
    }),
    filmOfFile: (id) => intake.files.byId(id)?.film ?? null,
    titleOfFilm: (id) => library.namedOf(library.currentFilm(id) ?? id),
    onAlert(listener) {
      alertListeners.add(listener);
      return () => alertListeners.delete(listener);
    },
    processing,
    announce: lock.announce,
    log,
    local: {
      intake,
      jobs,
      recommendation,
      drift,
      history,
      health,
      maintenance,
      store,
      settings,
      emit: events.emit,
      backup: (file) => backupTo(store.database, config.dataFolder, file),
      providers: providers.health,
      addSamples: samples.add,
    },
  };
}

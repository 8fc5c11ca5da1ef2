import { CRASHES_BEFORE_PAUSE, type ProgramStarts, programStarts, STABLE_RUN_MS } from "../processing/index.ts";
import { version } from "../version.ts";
import type { Features } from "./features.ts";
import type { Ground } from "./ground.ts";
import type { Observability } from "./observability.ts";

const METRICS_PULSE_MS = 5_000;
/** A page that shows figures requests them at each pulse; after this long without a request, no such page is open. */
const FIGURES_SHOWN_FOR_MS = 60_000;
const MLFLOW_CHECK_MS = 5_000;
const DRIFT_CHECK_MS = 3_600_000;
const TRAINING_CHECK_MS = 60_000;
const SESSION_CHECK_MS = 1_000;

/** Everything that runs without a request. */
export interface RunningEngine {
  stop(): Promise<void>;
}

/**
 * The key in the environment may differ from that of the last start: requests that failed with the old key are
 * retried.
 */
function askAgainWithChangedKey({ settings, domainEvents, guarded }: Ground): void {
  guarded.attempt("TMDB key", () => {
    if (settings.noteTmdbKey()) domainEvents.emitAndWait("tmdbKey.changed", {}).catch(guarded.onError("TMDB key"));
  });
}

/** Starts timers, watches and the queue; pauses work where the program crashed repeatedly after its start. */
export async function startEngine(
  ground: Ground,
  features: Features,
  observability: Observability,
): Promise<RunningEngine> {
  const { guarded, jobs, storage, log, store, config } = ground;
  const timers = startTimers(ground, features, observability);
  startServices(ground, features, observability);
  const starts = programStarts(store, ground.clock);
  const isCrashing = await pauseAfterCrashes(ground, features, starts);
  const stable = setTimeout(() => guarded.attempt("start", () => starts.markStable()), STABLE_RUN_MS).unref();
  jobs.start();
  if (!isCrashing) features.intake.start();
  if (!isCrashing) askAgainWithChangedKey(ground);
  // What a watched folder reported while nothing could be written is found by scanning again.
  storage.onWritable(() => guarded.attempt("watched folders", () => features.intake.folders.rescanAll()));
  storage.onWritable(() => guarded.attempt("sessions", () => features.accounts.saveSessions()));
  storage.onWritable(() => guarded.attempt("lists", () => features.library.lists.addBuiltInLists()));
  log.info({ version, dataFolder: config.dataFolder, schema: store.schemaVersion() }, "the library is open");

  return {
    async stop() {
      ground.events.close();
      features.processing.stop();
      for (const timer of timers) clearInterval(timer);
      clearTimeout(stable);
      await stopAll(ground, features, observability, () => starts.end());
    },
  };
}

function startTimers(ground: Ground, { recommendation, accounts }: Features, { drift }: Observability) {
  const { guarded, activity, events, storage } = ground;
  return [
    guarded.every(TRAINING_CHECK_MS, "training", recommendation.trainings.startWhenDue),
    // The server itself is asked about once a minute, and less often while it does not answer.
    guarded.every(MLFLOW_CHECK_MS, "mlflow", () => recommendation.mlflow.followWhenDue()),
    guarded.every(DRIFT_CHECK_MS, "drift", drift.enqueueCheck),
    // Makes pages that show figures fetch them again. Without such a page nothing is sent: it would wake idle pages.
    guarded.every(METRICS_PULSE_MS, "metrics", () => {
      if (activity.wereMetricsReadWithin(FIGURES_SHOWN_FOR_MS)) events.emit({ type: "metrics.changed" });
    }),
    // An event stream that is open when its session runs out closes within a second.
    guarded.every(SESSION_CHECK_MS, "sessions", accounts.endExpiredSessions),
    // Retries the writes that a busy database refused when the disk became writable again; usually there are none.
    guarded.every(SESSION_CHECK_MS, "sessions", () => {
      if (storage.isWritable()) accounts.saveSessions();
    }),
  ];
}

function startServices(ground: Ground, features: Features, { resources, health, maintenance }: Observability): void {
  const { guarded, history, outboundRequestLog } = ground;
  resources.start();
  history.start(guarded.onError("history"));
  outboundRequestLog.start(guarded.onError("outbound requests"));
  health.start(guarded.onError("health"));
  maintenance.start(guarded.onError("maintenance"));
  features.samples.start();
}

/** The job that crashed the program would run again at once: a person resumes work. @returns whether work was paused */
async function pauseAfterCrashes(
  { guarded, log }: Ground,
  { processing }: Features,
  starts: ProgramStarts,
): Promise<boolean> {
  const crashes = guarded.attempt("start", () => starts.begin()) ?? 0;
  if (crashes < CRASHES_BEFORE_PAUSE) return false;
  await processing.pause({ code: "paused_after_crashes", fact: String(crashes) });
  log.error({ crashes }, "the program crashed repeatedly after its start: work is paused until somebody resumes it");
  return true;
}

/** A step also runs after one that threw: the library is closed and its lock released in any case. */
async function stopAll(
  ground: Ground,
  features: Features,
  { resources, health, maintenance }: Observability,
  recordEnd: () => void,
): Promise<void> {
  const { guarded, log } = ground;
  resources.stop();
  health.stop();
  await guarded.attemptAsync("maintenance", () => maintenance.stop());
  await guarded.attemptAsync("intake", () => features.intake.stop());
  features.recommendation.mlflow.stop();
  await guarded.attemptAsync("jobs", () => ground.jobs.stop());
  await guarded.attemptAsync("samples", () => features.samples.stop());
  features.catalogues.close();
  await guarded.attemptAsync("providers", () => features.providers.close());
  await guarded.attemptAsync("provider of subtitles", () => features.subtitleProvider.close());
  await guarded.attemptAsync("workers", () => ground.workers.close());
  await guarded.attemptAsync("outbound requests", () => ground.outboundRequestLog.stop());
  await guarded.attemptAsync("history", () => ground.history.stop());
  ground.flow.stop();
  await guarded.attemptAsync("start", recordEnd);
  ground.storage.close();
  guarded.attempt("restricted libraries", () => features.restrictedLibraries.close());
  await guarded.attemptAsync("store", () => ground.store.close());
  ground.lock.release();
  log.info({}, "the library is closed");
}

/**
 * Background work as a whole, for tray, taskbar and dock: whether it is paused, how much is left, what came in. In:
 * events of jobs and files. Out: one short state, at most a few times a second. It starts and settles no job itself.
 */
import type { Events } from "../events/index.ts";
import type { Intake } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";

export { CRASHES_BEFORE_PAUSE, programStarts, STABLE_RUN_MS } from "./programStarts.ts";

export interface ProcessingState {
  readonly isPaused: boolean;
  /** Jobs of films that wait or run; what waits for a provider that does not answer is left out. */
  readonly open: number;
  /** Jobs of films that were settled since there was nothing to do last. */
  readonly settled: number;
  /** Files whose film a person has to choose. */
  readonly needsReview: number;
}

/** Why work is paused, where nobody asked for it. */
export interface PauseReason {
  readonly code: "paused_after_crashes";
  readonly fact: string;
}

/** New files whose films are complete now, as far as anyone answers. */
export interface Imported {
  readonly files: number;
  /** So many more files than before need a person's choice. */
  readonly needReview: number;
}

export interface Processing {
  state(): ProcessingState;
  /** Starts no job and watches no folder until `resume`, or until the program ends. */
  pause(reason?: PauseReason): Promise<void>;
  /** Null where nothing is paused, or somebody asked for it. */
  pauseReason(): PauseReason | null;
  resume(): void;
  /** @returns ends the listening */
  onChange(listener: (state: ProcessingState) => void): () => void;
  /** @returns ends the listening */
  onImported(listener: (imported: Imported) => void): () => void;
  stop(): void;
}

export interface ProcessingParts {
  readonly jobs: Pick<Jobs, "pause" | "resume" | "isPaused" | "pendingCountOf">;
  readonly intake: Pick<Intake, "counts"> & { readonly folders: Pick<Intake["folders"], "pause" | "resume"> };
  readonly events: Pick<Events, "emit" | "subscribe">;
  /** What a look by the clock threw: a database that cannot be read, say. */
  onError(error: unknown): void;
}

/** From a file to a complete film. */
const FILM_JOBS = [
  "card",
  "probe",
  "identify",
  "read_sidecar_files",
  "enrich_tmdb",
  "enrich_wikipedia",
  "artwork",
  "still",
] as const;
const IS_FILM_JOB: ReadonlySet<string> = new Set(FILM_JOBS);
/** A job that is due later waits for a provider, and may wait for long. */
const SOON_MS = 60_000;
/** An import tells of hundreds of changes a second. */
const REFRESH_DELAY_MS = 400;

export function createProcessing({ jobs, intake, events, onError }: ProcessingParts): Processing {
  const listeners = new Set<(state: ProcessingState) => void>();
  const importListeners = new Set<(imported: Imported) => void>();
  let settled = 0;
  let newFiles = 0;
  let reason: PauseReason | null = null;
  let known = read();
  let reviewBefore = known.needsReview;
  let timer: NodeJS.Timeout | undefined;

  function read(): ProcessingState {
    const { ambiguous = 0, unmatched = 0 } = intake.counts();
    return {
      isPaused: jobs.isPaused(),
      open: jobs.pendingCountOf(FILM_JOBS, SOON_MS),
      settled,
      needsReview: ambiguous + unmatched,
    };
  }

  function refresh(): void {
    clearTimeout(timer);
    timer = undefined;
    if (jobs.pendingCountOf(FILM_JOBS, SOON_MS) === 0) finish();
    const next = read();
    if (JSON.stringify(next) === JSON.stringify(known)) return;
    known = next;
    for (const listener of listeners) listener(known);
  }

  function finish(): void {
    settled = 0;
    const { needsReview } = read();
    const imported = { files: newFiles, needReview: Math.max(0, needsReview - reviewBefore) };
    newFiles = 0;
    reviewBefore = needsReview;
    if (imported.files > 0) for (const listener of importListeners) listener(imported);
  }

  function scheduleRefresh(): void {
    timer ??= setTimeout(() => {
      try {
        refresh();
      } catch (error) {
        onError(error);
      }
    }, REFRESH_DELAY_MS).unref();
  }

  const stopListening = events.subscribe(({ event }) => {
    const isSettled = event.type === "job.done" || event.type === "job.failed";
    if (isSettled && IS_FILM_JOB.has(event.kind ?? "")) settled += event.count ?? 1;
    if (event.type === "file.added") newFiles += event.count ?? 1;
    if (/^(job|file|film)\./.test(event.type)) scheduleRefresh();
  });

  return {
    state: () => known,
    pauseReason: () => (jobs.isPaused() ? reason : null),
    async pause(why) {
      reason = why ?? null;
      jobs.pause();
      events.emit({ type: "job.paused" });
      refresh();
      await intake.folders.pause();
    },
    resume() {
      reason = null;
      jobs.resume();
      intake.folders.resume();
      events.emit({ type: "job.resumed" });
      refresh();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onImported(listener) {
      importListeners.add(listener);
      return () => importListeners.delete(listener);
    },
    stop() {
      clearTimeout(timer);
      stopListening();
    },
  };
}

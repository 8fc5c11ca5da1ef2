import type { Events, NumberedEvent } from "../events/index.ts";
import type { Intake } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";

export interface ProcessingState {
  readonly isPaused: boolean;
  /** Jobs of films that wait or run; without those that wait for a provider that does not answer. */
  readonly open: number;
  /** Jobs of films that were settled since the queue was last empty. */
  readonly settled: number;
  /** Files whose film a person has to decide. */
  readonly needsReview: number;
}

/** Why work is paused, where no person paused it. */
export interface PauseReason {
  readonly code: "paused_after_crashes";
  readonly fact: string;
}

/** New files whose films are as complete as the providers that answered allow. */
export interface Imported {
  readonly files: number;
  /** How many more files than before need a person's decision. */
  readonly needReview: number;
}

export interface Processing {
  state(): ProcessingState;
  /** Starts no job and watches no folder until `resume`, or until the program ends. */
  pause(reason?: PauseReason): Promise<void>;
  /** Null where nothing is paused, or a person paused it. */
  pauseReason(): PauseReason | null;
  resume(): void;
  /** @returns unsubscribes */
  onChange(listener: (state: ProcessingState) => void): () => void;
  /** @returns unsubscribes */
  onImported(listener: (imported: Imported) => void): () => void;
  stop(): void;
}

export interface ProcessingParts {
  readonly jobs: Pick<Jobs, "pause" | "resume" | "isPaused" | "pendingCountOf">;
  readonly intake: Pick<Intake, "needsReview"> & { readonly folders: Pick<Intake["folders"], "pause" | "resume"> };
  readonly events: Pick<Events, "emit" | "subscribe">;
  /** What a refresh by the timer threw: the database cannot be read, for example. */
  onError(error: unknown): void;
}

/** The jobs that make a complete film of a file. */
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
/** A job that is due later than this waits for a provider, perhaps for long. */
const DUE_SOON_MS = 60_000;
/** An import emits hundreds of events a second. */
const REFRESH_DELAY_MS = 400;

export function createProcessing(parts: ProcessingParts): Processing {
  return new BackgroundWork(parts);
}

class BackgroundWork implements Processing {
  readonly #parts: ProcessingParts;
  readonly #listeners = new Set<(state: ProcessingState) => void>();
  readonly #importListeners = new Set<(imported: Imported) => void>();
  readonly #unsubscribe: () => void;
  #settled = 0;
  #newFiles = 0;
  #reason: PauseReason | null = null;
  #state: ProcessingState;
  #reviewBefore: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: ProcessingParts) {
    this.#parts = parts;
    this.#state = this.#read();
    this.#reviewBefore = this.#state.needsReview;
    this.#unsubscribe = parts.events.subscribe((event) => this.#onEvent(event));
  }

  state(): ProcessingState {
    return this.#state;
  }

  pauseReason(): PauseReason | null {
    return this.#parts.jobs.isPaused() ? this.#reason : null;
  }

  async pause(reason?: PauseReason): Promise<void> {
    const { jobs, events, intake } = this.#parts;
    this.#reason = reason ?? null;
    jobs.pause();
    events.emit({ type: "job.paused" });
    this.#refresh();
    await intake.folders.pause();
  }

  resume(): void {
    const { jobs, events, intake } = this.#parts;
    this.#reason = null;
    jobs.resume();
    intake.folders.resume();
    events.emit({ type: "job.resumed" });
    this.#refresh();
  }

  onChange(listener: (state: ProcessingState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onImported(listener: (imported: Imported) => void): () => void {
    this.#importListeners.add(listener);
    return () => this.#importListeners.delete(listener);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  #onEvent({ event }: NumberedEvent): void {
    const isSettled = event.type === "job.done" || event.type === "job.failed";
    if (isSettled && IS_FILM_JOB.has(event.kind ?? "")) this.#settled += event.count ?? 1;
    if (event.type === "file.added") this.#newFiles += event.count ?? 1;
    if (/^(job|file|film)\./.test(event.type)) this.#scheduleRefresh();
  }

  #scheduleRefresh(): void {
    this.#timer ??= setTimeout(() => {
      try {
        this.#refresh();
      } catch (error) {
        this.#parts.onError(error);
      }
    }, REFRESH_DELAY_MS).unref();
  }

  #refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#openJobs() === 0) this.#finishImport();
    const next = this.#read();
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next);
  }

  #finishImport(): void {
    this.#settled = 0;
    const { needsReview } = this.#read();
    const imported = { files: this.#newFiles, needReview: Math.max(0, needsReview - this.#reviewBefore) };
    this.#newFiles = 0;
    this.#reviewBefore = needsReview;
    if (imported.files > 0) for (const listener of this.#importListeners) listener(imported);
  }

  #read(): ProcessingState {
    const { jobs, intake } = this.#parts;
    return {
      isPaused: jobs.isPaused(),
      open: this.#openJobs(),
      settled: this.#settled,
      needsReview: intake.needsReview(),
    };
  }

  #openJobs(): number {
    return this.#parts.jobs.pendingCountOf(FILM_JOBS, DUE_SOON_MS);
  }
}

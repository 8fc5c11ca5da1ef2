import { CodedError } from "../errors/index.ts";
import type { Events } from "../events/index.ts";
import type { JobHandler, Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { runStoppable, type Task, type TaskRunner } from "../workers/index.ts";
import { assessDrift, type FeatureVerdict, MIN_ROWS } from "./assessDrift.ts";
import { type Baseline, createDriftRecords, type DriftCheck, type DriftRecords } from "./driftRecords.ts";
import type { InDatabase, MeasuredDrift } from "./measureInThread.ts";
import type { RatingProfile } from "./profile.ts";
import { driftTasks } from "./tasks.ts";
import type { UsageBaseline } from "./usageWindows.ts";

export interface DriftParts {
  readonly store: Store;
  readonly workers: TaskRunner;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  /** A change counts from here, as the owner set it. */
  thresholdPercent(): number;
  /** Of all ratings there are, made in a thread. */
  profileAllRatings(signal: AbortSignal): Promise<RatingProfile>;
  /** After each check. */
  onChecked(answer: DriftAnswer): void;
}

export interface DriftAnswer {
  readonly status: "ok" | "alert" | "no_baseline";
  readonly thresholdPercent: number;
  readonly baseline: Pick<Baseline, "madeAt" | "version" | "by" | "profile"> | null;
  /** The window that is compared: how many ratings, from when to when. */
  readonly window: Pick<RatingProfile, "ratings" | "from" | "to">;
  readonly checkedAt: number;
  readonly features: readonly FeatureVerdict[];
}

/** Of a version that was promoted. */
export interface NewBaseline extends Pick<Baseline, "by" | "profile"> {
  readonly version: number;
}

/**
 * Measures whether ratings, new films and predictions still resemble what the models were trained on. It is measured in
 * a thread, which reads the library through its own connection.
 */
export interface Drift {
  /** Measures now, stores what changed and emits it. */
  check(signal?: AbortSignal): Promise<DriftAnswer>;
  /** The same as a job, so that scheduled checks are seen like all other work. @returns the job's id */
  enqueueCheck(): number;
  /** Called when a version was promoted. The baseline is saved before the first `await`. */
  setBaseline(baseline: NewBaseline): Promise<void>;
  /**
   * What is rated now becomes the baseline; where too little came since the last one, everything that was rated.
   * @throws CodedError `not_enough_data`
   */
  setBaselineManually(by: string | null, signal: AbortSignal): Promise<DriftAnswer>;
  /** The newest first. */
  history(limit: number): DriftCheck[];
}

const MAX_RUN_MS = 60_000;
/**
 * How long a request waits for the thread, which may be checking the database file; then it fails with `library_busy`.
 */
const MAX_WAIT_MS = 15_000;
/** For the baseline of a promoted version: nobody waits for the result. */
const MAX_BACKGROUND_WAIT_MS = 600_000;
/** Usage that has not been measured yet. */
const NO_USAGE = { files: null, cold: null, coverage: null, score: null };
/** A check that found nothing new is kept this often, so that the history shows that checks ran. */
const UNCHANGED_KEPT_EVERY_MS = 6 * 3_600_000;

/** Creates the watch and registers its job. */
export function createDrift(parts: DriftParts): Drift {
  const watch = new DriftWatch(parts);
  const { store, jobs } = parts;
  jobs.register(driftJob(watch));
  return {
    check: (signal) => watch.check(signal),
    enqueueCheck: () =>
      store.writeRelaxed(() => jobs.enqueue({ kind: "drift", subject: "drift", subjectId: null, uniqueKey: "drift" })),
    setBaseline: (baseline) => watch.setBaseline(baseline),
    setBaselineManually: (by, signal) => watch.setBaselineManually(by, signal),
    history: (limit) => watch.history(limit),
  };
}

function driftJob(watch: DriftWatch): JobHandler<"drift"> {
  return {
    kind: "drift",
    concurrency: 1,
    batchSize: 1,
    priority: 1,
    timeoutMs: 60_000,
    async run(all, { signal }) {
      await watch.check(signal);
      return all.map(() => ({ kind: "done" as const }));
    },
  };
}

class DriftWatch {
  readonly #parts: DriftParts;
  readonly #records: DriftRecords;

  constructor(parts: DriftParts) {
    this.#parts = parts;
    this.#records = createDriftRecords(parts.store);
  }

  async check(signal?: AbortSignal): Promise<DriftAnswer> {
    const { store, events, onChecked } = this.#parts;
    const answer = await this.#measure(signal);
    const { status, features, checkedAt: at } = answer;
    if (status === "no_baseline") return answer;
    const [last] = this.#records.checks(1);
    const isNew = !last || last.status !== status || summaryOf(last.features) !== summaryOf(features);
    if (isNew || at - last.at >= UNCHANGED_KEPT_EVERY_MS)
      store.tryWrite(() => this.#records.saveCheck({ at, status, features }));
    if (last?.status !== status) events.emit({ type: "drift.changed", state: status });
    onChecked(answer);
    return answer;
  }

  async setBaseline(baseline: NewBaseline): Promise<void> {
    const { store, clock } = this.#parts;
    const madeAt = clock.now();
    const id = store.writeDurable(() => this.#records.saveBaseline({ ...baseline, madeAt, usage: NO_USAGE }));
    const before = await this.#usageBefore(madeAt);
    // Another model's scores have another scale.
    store.writeDurable(() => this.#records.saveUsage(id, { ...before, score: null }));
    await this.check();
  }

  async setBaselineManually(by: string | null, signal: AbortSignal): Promise<DriftAnswer> {
    const baseline = this.#records.baseline();
    const current = baseline && (await this.#measureInThread(baseline, signal)).current;
    const isEnough = current !== null && current.ratings >= MIN_ROWS;
    const profile = isEnough ? current : await this.#parts.profileAllRatings(signal);
    if (profile.ratings < MIN_ROWS)
      throw new CodedError("not_enough_data", { fact: `${profile.ratings} / ${MIN_ROWS}` });
    const { store, clock } = this.#parts;
    const madeAt = clock.now();
    const usage = await this.#usageBefore(madeAt, signal);
    // A request that is refused or aborted before this point has changed nothing. After this point it can no longer
    // be refused.
    store.writeDurable(() => this.#records.saveBaseline({ version: null, by, profile, madeAt, usage }));
    return this.check();
  }

  history(limit: number): DriftCheck[] {
    return this.#records.checks(limit);
  }

  async #measure(signal?: AbortSignal): Promise<DriftAnswer> {
    const checkedAt = this.#parts.clock.now();
    const thresholdPercent = this.#parts.thresholdPercent();
    const baseline = this.#records.baseline();
    if (!baseline) {
      const window = { ratings: 0, from: null, to: null };
      return { status: "no_baseline", thresholdPercent, baseline: null, window, checkedAt, features: [] };
    }
    const { current, usage, measured } = await this.#measureInThread(baseline, signal);
    if (JSON.stringify(usage) !== JSON.stringify(baseline.usage))
      this.#parts.store.writeRelaxed(() => this.#records.saveUsage(baseline.id, usage));
    const features = assessDrift(measured, thresholdPercent);
    const { madeAt, version, by, profile } = baseline;
    return {
      status: features.some(({ drifted }) => drifted) ? "alert" : "ok",
      thresholdPercent,
      baseline: { madeAt, version, by, profile },
      window: { ratings: current.ratings, from: current.from, to: current.to },
      checkedAt,
      features,
    };
  }

  #usageBefore(madeAt: number, signal?: AbortSignal): Promise<UsageBaseline> {
    return this.#run(driftTasks.measureUsage, { before: madeAt + 1 }, signal);
  }

  #measureInThread(baseline: Baseline, signal?: AbortSignal): Promise<MeasuredDrift> {
    return this.#run(driftTasks.measureDrift, { baseline }, signal);
  }

  #run<Input, Output>(
    task: Task<Input & InDatabase, Output>,
    input: Input,
    signal: AbortSignal | undefined,
  ): Promise<Output> {
    const { workers, store } = this.#parts;
    const maxWaitMs = signal ? MAX_WAIT_MS : MAX_BACKGROUND_WAIT_MS;
    const limits = { signal, maxWaitMs, maxRunMs: MAX_RUN_MS };
    return runStoppable(workers, task, (stop) => ({ ...input, database: store.file, stop }), limits);
  }
}

/** Which features drifted (`!`) and which moved (`?`): checks with the same summary found the same. */
const summaryOf = (features: readonly FeatureVerdict[]) =>
  features.map(({ name, drifted, moderate }) => `${name}${drifted ? "!" : moderate ? "?" : ""}`).join();

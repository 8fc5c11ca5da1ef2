import { CodedError } from "../errors/index.ts";
import type { Events } from "../events/index.ts";
import type { JobHandler, Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { runStoppable, type Task, type TaskRunner } from "../workers/index.ts";
import { assessDrift, type FeatureVerdict } from "./assessDrift.ts";
import { assessHousehold, type OwnDrift, type OwnStatus } from "./assessHousehold.ts";
import { type Baseline, createDriftRecords, type DriftCheck, type DriftRecords } from "./driftRecords.ts";
import type { BaselineMeasures, InDatabase } from "./measureInThread.ts";
import { MIN_PAST } from "./ownWindows.ts";
import type { RatingProfile } from "./profile.ts";
import { driftTasks } from "./tasks.ts";

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
  readonly status: OwnStatus | "no_baseline";
  readonly thresholdPercent: number;
  readonly baseline: Pick<Baseline, "madeAt" | "version" | "by"> | null;
  /** What the whole household rated, before the baseline and after it. */
  readonly household: Omit<OwnDrift, "features" | "status">;
  readonly checkedAt: number;
  /** Of the whole household, with files and lists. */
  readonly features: readonly FeatureVerdict[];
  /** Each member who rated, against their own past; by the user's key. */
  readonly members: readonly (OwnDrift & { readonly user: number })[];
}

/** Of a version that was promoted. */
export interface NewBaseline extends Pick<Baseline, "by" | "profile"> {
  readonly version: number;
}

/**
 * Measures whether the household and its members still rate as they did before the baseline, and whether files and lists
 * still look as they did then. It is measured in a thread, which reads the library through its own connection.
 */
export interface Drift {
  /** Measures now, stores what changed and emits it. */
  check(signal?: AbortSignal): Promise<DriftAnswer>;
  /** The same as a job, so that scheduled checks are seen like all other work. @returns the job's id */
  enqueueCheck(): number;
  /** Called when a version was promoted. The baseline is saved before the first `await`. */
  setBaseline(baseline: NewBaseline): Promise<void>;
  /**
   * What everybody has rated until now becomes the past that later ratings are compared with.
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
const NO_RATINGS = { ratings: 0, from: null, to: null };
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
    const { status, checkedAt: at } = answer;
    if (status === "no_baseline") return answer;
    const check = { at, status, features: answer.features, members: answer.members.map(toMemberCheck) };
    const [last] = this.#records.checks(1);
    const isNew = !last || last.status !== status || summaryOf(last) !== summaryOf(check);
    if (isNew || at - last.at >= UNCHANGED_KEPT_EVERY_MS) store.tryWrite(() => this.#records.saveCheck(check));
    if (last?.status !== status) events.emit({ type: "drift.changed", state: status });
    onChecked(answer);
    return answer;
  }

  async setBaseline(baseline: NewBaseline): Promise<void> {
    const { store, clock } = this.#parts;
    const madeAt = clock.now();
    const id = store.writeDurable(() => this.#records.saveBaseline({ ...baseline, madeAt, usage: NO_USAGE, cuts: {} }));
    const { usage, cuts } = await this.#measureBaseline(madeAt);
    store.writeDurable(() => {
      // Another model's scores have another scale.
      this.#records.saveUsage(id, { ...usage, score: null });
      this.#records.saveCuts(id, cuts);
    });
    await this.check();
  }

  async setBaselineManually(by: string | null, signal: AbortSignal): Promise<DriftAnswer> {
    const { store, clock, profileAllRatings } = this.#parts;
    const madeAt = clock.now();
    const { usage, cuts, ratings } = await this.#measureBaseline(madeAt, signal);
    if (ratings < MIN_PAST) throw new CodedError("not_enough_data", { fact: `${ratings} / ${MIN_PAST}` });
    const profile = await profileAllRatings(signal);
    // A request that is refused or aborted before this point has changed nothing. After this point it can no longer
    // be refused.
    store.writeDurable(() => this.#records.saveBaseline({ version: null, by, profile, madeAt, usage, cuts }));
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
      const household = { past: NO_RATINGS, current: NO_RATINGS, missingRatings: MIN_PAST };
      const nothing = { baseline: null, household, features: [], members: [] };
      return { status: "no_baseline", thresholdPercent, checkedAt, ...nothing };
    }
    const { ratings, usage, usageFeatures } = await this.#run(
      driftTasks.measureDrift,
      { baseline, now: checkedAt },
      signal,
    );
    if (JSON.stringify(usage) !== JSON.stringify(baseline.usage))
      this.#parts.store.writeRelaxed(() => this.#records.saveUsage(baseline.id, usage));
    const { household, members } = assessHousehold(ratings, { thresholdPercent });
    const ofUsage = assessDrift(usageFeatures, { thresholdPercent });
    const isAlert = [...members, household, { features: ofUsage }].some(({ features }) => features.some(isDrifted));
    const isKnown = [...members, household].some(({ status }) => status !== "too_few_data");
    const { madeAt, version, by } = baseline;
    return {
      status: isAlert ? "alert" : isKnown ? "ok" : "too_few_data",
      thresholdPercent,
      baseline: { madeAt, version, by },
      household,
      checkedAt,
      features: [...household.features, ...ofUsage],
      members,
    };
  }

  /** Until the baseline's moment, which is included. */
  #measureBaseline(madeAt: number, signal?: AbortSignal): Promise<BaselineMeasures> {
    return this.#run(driftTasks.measureBaseline, { before: madeAt + 1 }, signal);
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

const isDrifted = ({ drifted }: FeatureVerdict): boolean => drifted;

function toMemberCheck({ user, status, features }: DriftAnswer["members"][number]): DriftCheck["members"][number] {
  return { user, status, drifted: features.filter(isDrifted).map(({ name }) => name) };
}

/** Which features drifted (`!`) and which moved (`?`): checks with the same summary found the same. */
const summaryOf = ({ features, members }: Pick<DriftCheck, "features" | "members">) =>
  JSON.stringify([
    features.map(({ name, drifted, moderate }) => `${name}${drifted ? "!" : moderate ? "?" : ""}`),
    members,
  ]);

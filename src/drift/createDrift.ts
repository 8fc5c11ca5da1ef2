import { CodedError } from "../errors/index.ts";
import type { Events } from "../events/index.ts";
import type { JobHandler, Jobs } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { assessDrift, type FeatureVerdict, type MeasuredFeature, MIN_ROWS } from "./assessDrift.ts";
import { type Baseline, type DriftCheck, driftRecords, type UsageBaseline } from "./driftRecords.ts";
import { profileRatings, type RatingProfile } from "./profile.ts";
import { ratingFeatures } from "./ratingFeatures.ts";

export interface DriftParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  thresholdPercent(): number;
  /** Of all ratings there are, made in a thread. */
  profileAllRatings(signal: AbortSignal): Promise<RatingProfile>;
  /** The status changed, or a check found the same alert with other features. */
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

/** A check that found nothing new is kept this often, so that the history shows that somebody looked. */
const KEPT_EVERY_MS = 6 * 3_600_000;
const NOTHING: UsageBaseline = { files: null, cold: null, coverage: null, score: null };

/** Watches whether what is rated, added and predicted now still looks like what the models learnt from. */
export function createDrift(parts: DriftParts) {
  const { store, jobs, events, clock } = parts;
  const records = driftRecords(store);

  function window(baseline: Baseline): RatingProfile {
    // A rating of the future, from a clock that jumped, must not make everything look old.
    const last = Math.min(baseline.profile.to ?? baseline.madeAt, baseline.madeAt);
    const rows = records.ratingsAfter(last);
    const traits = new Map(rows.map(({ film, traits: known }) => [film, known]));
    return profileRatings(
      {
        users: rows.map(({ user }) => user),
        films: rows.map(({ film }) => film),
        values: rows.map(({ value }) => value),
        times: rows.map(({ time }) => time),
      },
      (film) => traits.get(film),
    );
  }

  /** What a part looked like in a span, or null while there is too little of it. */
  function useIn(span: { after: number; before: number; take: "first" | "newest" }): UsageBaseline {
    const files = records.files(span);
    const cold = records.cold(span);
    const score = records.score(span);
    const { shown, predictions, until } = records.coverage(span);
    return {
      files: files.count >= MIN_ROWS ? files : null,
      cold: cold.count >= MIN_ROWS ? cold : null,
      score: score.count >= MIN_ROWS ? score : null,
      coverage: predictions >= MIN_ROWS ? { ...shown, until } : null,
    };
  }

  /** What there was too little of when the baseline was made is frozen as soon as there is enough. */
  function completed(baseline: Baseline): Baseline {
    if (Object.values(baseline.use).every((part) => part !== null)) return baseline;
    const first = useIn({ after: baseline.madeAt, before: Number.MAX_SAFE_INTEGER, take: "first" });
    const use = {
      files: baseline.use.files ?? first.files,
      cold: baseline.use.cold ?? first.cold,
      coverage: baseline.use.coverage ?? first.coverage,
      score: baseline.use.score ?? first.score,
    };
    if (JSON.stringify(use) !== JSON.stringify(baseline.use))
      store.writeRelaxed(() => records.completeBaseline(baseline.id, use));
    return { ...baseline, use };
  }

  function useFeatures({ use }: Baseline): MeasuredFeature[] {
    const later = (until: number) => ({ after: until, before: Number.MAX_SAFE_INTEGER, take: "newest" as const });
    const features: MeasuredFeature[] = [];
    if (use.cold) {
      const current = records.cold(later(use.cold.until));
      features.push({ name: "cold_start_share", kind: "proportion", baseline: use.cold, current });
    }
    if (use.files) {
      const current = records.files(later(use.files.until));
      features.push({ name: "unidentified_share", kind: "proportion", baseline: use.files, current });
    }
    if (use.score) {
      const current = records.score(later(use.score.until));
      features.push({ name: "score_mean", kind: "mean", baseline: use.score, current });
    }
    if (use.coverage) {
      const { shown, predictions } = records.coverage(later(use.coverage.until));
      // Fewer lists show fewer films: without as many of them the shares would not be comparable.
      const current = predictions >= MIN_ROWS ? shown : { hits: 0, count: 0 };
      features.push({ name: "catalogue_coverage", kind: "proportion", baseline: use.coverage, current });
    }
    return features;
  }

  function measure(): DriftAnswer {
    const checkedAt = clock.now();
    const thresholdPercent = parts.thresholdPercent();
    const kept = records.baseline();
    if (!kept) {
      const none = { ratings: 0, from: null, to: null };
      return { status: "no_baseline", thresholdPercent, baseline: null, window: none, checkedAt, features: [] };
    }
    const baseline = completed(kept);
    const current = window(baseline);
    const measured = [...ratingFeatures(baseline.profile, current), ...useFeatures(baseline)];
    const features = assessDrift(measured, thresholdPercent);
    const status = features.some(({ drifted }) => drifted) ? "alert" : "ok";
    const { madeAt, version, by, profile } = baseline;
    return {
      status,
      thresholdPercent,
      baseline: { madeAt, version, by, profile },
      window: { ratings: current.ratings, from: current.from, to: current.to },
      checkedAt,
      features,
    };
  }

  /** Looks now. What is new is kept and told; looking alone is not. */
  function check(): DriftAnswer {
    const answer = measure();
    if (answer.status === "no_baseline") return answer;
    const [last] = records.checks(1);
    const isNew = !last || last.status !== answer.status || said(last.features) !== said(answer.features);
    const status = answer.status;
    if (isNew || answer.checkedAt - last.at >= KEPT_EVERY_MS)
      store.tryWrite(() => records.saveCheck({ at: answer.checkedAt, status, features: answer.features }));
    if (last?.status !== status) events.emit({ type: "drift.changed", state: status });
    parts.onChecked(answer);
    return answer;
  }

  function setBaseline(baseline: Pick<Baseline, "version" | "by" | "profile">): void {
    const madeAt = clock.now();
    const before = useIn({ after: 0, before: madeAt + 1, take: "newest" });
    // Another model's scores have another scale.
    const use = baseline.version === null ? before : { ...before, score: null };
    store.writeDurable(() => records.saveBaseline({ ...baseline, madeAt, use: { ...NOTHING, ...use } }));
    check();
  }

  const job: JobHandler<"drift"> = {
    kind: "drift",
    concurrency: 1,
    batchSize: 1,
    priority: 1,
    timeoutMs: 60_000,
    run: (all) => {
      check();
      return Promise.resolve(all.map(() => ({ kind: "done" as const })));
    },
  };
  jobs.register(job);

  return {
    check,
    setBaseline,
    /** By hand: what is rated now is the new normal; where too little came since, everything that was rated. @throws CodedError `not_enough_data` */
    async setBaselineManually(by: string | null, signal: AbortSignal): Promise<DriftAnswer> {
      const known = records.baseline();
      const current = known ? window(known) : null;
      const profile = current && current.ratings >= MIN_ROWS ? current : await parts.profileAllRatings(signal);
      if (profile.ratings < MIN_ROWS)
        throw new CodedError("not_enough_data", { fact: `${profile.ratings} / ${MIN_ROWS}` });
      setBaseline({ version: null, by, profile });
      return measure();
    },
    history: (limit: number): DriftCheck[] => records.checks(limit),
    /** As a job, so that the schedule's checks are seen like all other work. */
    enqueueCheck: () =>
      store.writeRelaxed(() => jobs.enqueue({ kind: "drift", subject: "drift", subjectId: null, uniqueKey: "drift" })),
  };
}

export type Drift = ReturnType<typeof createDrift>;

/** What a check says in short: which features drifted, which moved. */
const said = (features: readonly FeatureVerdict[]) =>
  features.map(({ name, drifted, moderate }) => `${name}${drifted ? "!" : moderate ? "?" : ""}`).join();

import type { RatingProfile } from "../../drift/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { isTrainingDue } from "./isTrainingDue.ts";
import { profileAllRatings } from "./loadRatings.ts";
import type { TrainingParts } from "./trainingParts.ts";
import type { Training, TrainingRecords } from "./trainingRecords.ts";

export interface TrainingsParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly workers: TrainingParts["workers"];
  readonly trainings: TrainingRecords;
  /** Path of the library's database: threads read it. */
  readonly database: string;
  /** All ratings there are, counted in a thread. */
  countRatings(): Promise<number>;
  /** Changes when ratings are added or removed; cheap. */
  ratingMark(): string;
  thresholds: TrainingParts["thresholds"];
  learning(): { readonly trainAfter: number };
  isDrifting(): boolean;
}

/** Trainings: started by a person or automatically, one at a time, each as a job. */
export interface Trainings {
  /**
   * @returns the id of the new training, or of the one that runs
   * @throws RecommendationProblem `not_enough_data`
   */
  start(): Promise<number>;
  /** Starts one where it is due and nothing else is to do. @returns whether it did */
  startWhenDue(): Promise<boolean>;
  get(id: number): Training | null;
  /** The newest first. */
  list(limit: number): Training[];
  /** The ratings that there are, and those that a training needs. */
  ratingCount(): Promise<{ readonly ratings: number; readonly minimum: number }>;
  /** What everything that was rated looks like. */
  profileRatings(signal: AbortSignal): Promise<RatingProfile>;
}

/** The machine is not idle where another job is about to run. */
const DUE_SOON_MS = 5_000;
/** Among so many trainings the newest that counted its ratings is looked for. */
const RECENT_TRAININGS = 20;

export function createTrainings(parts: TrainingsParts): Trainings {
  const { store, jobs, clock, trainings } = parts;

  /** A job that was cancelled or failed permanently ends its training. */
  function withJobState(training: Training | null): Training | null {
    if (training?.state !== "running" || training.job === null) return training;
    const job = jobs.get(training.job, () => "");
    if (job?.state !== "cancelled" && job?.state !== "failed") return training;
    trainings.finish(training.id, job.state, clock.now());
    return trainings.get(training.id);
  }

  function runningId(): number | null {
    const running = withJobState(trainings.running());
    return running?.state === "running" ? running.id : null;
  }

  /** Called every minute. No thread is started while there are no new ratings. */
  let known: { readonly mark: string; readonly ratings: number } | null = null;
  async function countWhereChanged(): Promise<number> {
    const mark = parts.ratingMark();
    if (known?.mark !== mark) known = { mark, ratings: await parts.countRatings() };
    return known.ratings;
  }

  async function start(): Promise<number> {
    const running = runningId();
    if (running !== null) return running;
    const { minimum } = parts.thresholds();
    const count = await parts.countRatings();
    if (count < minimum) throw new RecommendationProblem("not_enough_data", `${count} / ${minimum}`);
    // Another request may have started one while the ratings were counted.
    return runningId() ?? enqueue();
  }

  function enqueue(): number {
    return store.writeDurable(() => {
      const id = trainings.create(clock.now());
      trainings.setJob(
        id,
        jobs.enqueue({ kind: "train", subject: "training", subjectId: id, uniqueKey: `train:${id}` }),
      );
      return id;
    });
  }

  return {
    start,
    async startWhenDue() {
      const { trainAfter } = parts.learning();
      if (trainAfter === 0 || trainings.running() || jobs.pendingCount(DUE_SOON_MS) > 0) return false;
      const last = trainings.list(RECENT_TRAININGS).find(({ results }) => results.before !== undefined) ?? null;
      const { minimum } = parts.thresholds();
      const { isDrifting } = parts;
      const situation = {
        ratings: await countWhereChanged(),
        minimum,
        trainAfter,
        last,
        now: clock.now(),
        isDrifting,
      };
      if (!isTrainingDue(situation)) return false;
      await start();
      return true;
    },
    get: (id) => withJobState(trainings.get(id)),
    list: (limit) => trainings.list(limit).map((training) => withJobState(training) ?? training),
    ratingCount: async () => ({ ratings: await parts.countRatings(), minimum: parts.thresholds().minimum }),
    profileRatings: (signal) => profileAllRatings(parts, signal),
  };
}

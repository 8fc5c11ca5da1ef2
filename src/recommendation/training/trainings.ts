import type { RatingProfile } from "../../drift/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { estimateRemainingMs } from "./estimateRemaining.ts";
import { isTrainingDue } from "./isTrainingDue.ts";
import { profileAllRatings } from "./loadRatings.ts";
import type { TrainingParts } from "./trainingParts.ts";
import { assessReadiness, type TrainableRatings, type TrainingReadiness } from "./trainingReadiness.ts";
import type { Training, TrainingRecords } from "./trainingRecords.ts";

export interface TrainingsParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly workers: TrainingParts["workers"];
  readonly trainings: TrainingRecords;
  /** Path of the library's database: threads read it. */
  readonly database: string;
  /** What a training could learn from, counted in a thread. */
  countTrainable(): Promise<TrainableRatings>;
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
  /** How long one that runs probably still takes; null while nothing can be said. */
  remainingMs(training: Training): number | null;
  /** What there is to train on, and whether a training could start now. */
  readiness(): Promise<{ readonly trainable: TrainableRatings; readonly readiness: TrainingReadiness }>;
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

  /** Asked every minute and by every visit of the page. No thread starts while ratings and thresholds stay the same. */
  let known: { readonly mark: string; readonly trainable: TrainableRatings } | null = null;
  async function countWhereChanged(): Promise<TrainableRatings> {
    const mark = `${parts.ratingMark()} ${JSON.stringify(parts.thresholds())}`;
    if (known?.mark !== mark) known = { mark, trainable: await parts.countTrainable() };
    return known.trainable;
  }

  async function start(): Promise<number> {
    const running = runningId();
    if (running !== null) return running;
    const trainable = await countWhereChanged();
    const readiness = assessReadiness(trainable);
    if (!readiness.canTrain)
      throw new RecommendationProblem("not_enough_data", `${readiness.have} / ${readiness.need}`);
    // Another request may have started one while the ratings were counted.
    return runningId() ?? enqueue({ counted: trainable.ratings, kind: readiness.kind });
  }

  function enqueue(results: Training["results"]): number {
    return store.writeDurable(() => {
      const id = trainings.create(clock.now(), results);
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
      const trainable = await countWhereChanged();
      const last = trainings.list(RECENT_TRAININGS).find(({ results }) => countedBy(results) !== null) ?? null;
      const situation = {
        ratings: trainable.ratings,
        readiness: assessReadiness(trainable),
        trainAfter,
        last: last && { ratings: countedBy(last.results) ?? 0, startedAt: last.startedAt, state: last.state },
        now: clock.now(),
        isDrifting: parts.isDrifting,
      };
      if (!isTrainingDue(situation)) return false;
      await start();
      return true;
    },
    get: (id) => withJobState(trainings.get(id)),
    list: (limit) => trainings.list(limit).map((training) => withJobState(training) ?? training),
    remainingMs({ state, results: { timeline, timelineAt } }) {
      if (state !== "running" || !timeline || timelineAt === undefined) return null;
      const finished = trainings.list(RECENT_TRAININGS).find((one) => one.state === "done" && one.results.timeline);
      return estimateRemainingMs(timeline, Math.max(0, clock.now() - timelineAt), finished?.results.timeline ?? null);
    },
    async readiness() {
      const trainable = await countWhereChanged();
      return { trainable, readiness: assessReadiness(trainable) };
    },
    profileRatings: (signal) => profileAllRatings(parts, signal),
  };
}

/** All ratings there were when a training started; earlier versions noted it after they had filtered them. */
const countedBy = ({ counted, before }: Training["results"]): number | null => counted ?? before?.ratings ?? null;

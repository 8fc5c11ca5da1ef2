import type { TrainingReadiness } from "./trainingReadiness.ts";
import type { Training } from "./trainingRecords.ts";

export interface TrainingSituation {
  /** All ratings there are. */
  readonly ratings: number;
  readonly readiness: TrainingReadiness;
  /** So many new ratings make a training due, as the owner set it; 0 for never. */
  readonly trainAfter: number;
  /** The newest training, however it ended, and the ratings there were when it started. */
  readonly last: (Pick<Training, "startedAt" | "state"> & { readonly ratings: number }) | null;
  readonly now: number;
  isDrifting(): boolean;
}

/** The least time between two trainings because of drift or a failure: one that did not help is not repeated at once. */
const RETRY_INTERVAL_MS = 24 * 3_600_000;

/** With fewer new ratings a training would learn the same again, however much they drifted. */
const MIN_NEW_RATINGS = 30;

/**
 * A training that can start is due after enough new ratings, or after a day where the last one failed, or where
 * ratings drift and enough of them are new to the last training.
 */
export function isTrainingDue({ ratings, readiness, trainAfter, last, now, isDrifting }: TrainingSituation): boolean {
  if (trainAfter === 0 || !readiness.canTrain) return false;
  const newRatings = ratings - (last?.ratings ?? 0);
  if (newRatings >= trainAfter) return true;
  // A start in the future means that the clock was set back since.
  const sinceMs = last && last.startedAt <= now ? now - last.startedAt : RETRY_INTERVAL_MS;
  if (sinceMs < RETRY_INTERVAL_MS) return false;
  return last?.state === "failed" || (newRatings >= MIN_NEW_RATINGS && isDrifting());
}

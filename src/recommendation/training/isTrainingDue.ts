import type { Training } from "./trainingRecords.ts";

export interface TrainingSituation {
  /** All ratings there are. */
  readonly ratings: number;
  /** A training with fewer ratings is refused. */
  readonly minimum: number;
  /** So many new ratings make a training due, as the owner set it; 0 for never. */
  readonly trainAfter: number;
  /** The newest training that got as far as counting its ratings. */
  readonly last: Training | null;
  readonly now: number;
  isDrifting(): boolean;
}

/** The least time between two trainings because of drift: one that did not end it is not repeated at once. */
const DRIFT_INTERVAL_MS = 24 * 3_600_000;

/** A training is due after enough new ratings, or where new ratings have drifted away from those it was trained on. */
export function isTrainingDue({ ratings, minimum, trainAfter, last, now, isDrifting }: TrainingSituation): boolean {
  if (trainAfter === 0 || ratings < minimum) return false;
  const newRatings = ratings - (last?.results.before?.ratings ?? 0);
  if (newRatings >= trainAfter) return true;
  // A start in the future means that the clock was set back since.
  const sinceMs = last && last.startedAt <= now ? now - last.startedAt : DRIFT_INTERVAL_MS;
  return newRatings !== 0 && sinceMs >= DRIFT_INTERVAL_MS && isDrifting();
}

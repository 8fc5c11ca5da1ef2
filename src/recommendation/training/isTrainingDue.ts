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

/** A training that did not end the drift will not end it the next hour either, until more is known. */
const DRIFT_INTERVAL_MS = 24 * 3_600_000;

/** A training is due after enough new ratings, or where what is rated has drifted away from what was learnt. */
export function isTrainingDue({ ratings, minimum, trainAfter, last, now, isDrifting }: TrainingSituation): boolean {
  if (trainAfter === 0 || ratings < minimum) return false;
  const newRatings = ratings - (last?.results.before?.ratings ?? 0);
  if (newRatings >= trainAfter) return true;
  // A start in the future means that the clock was set back since.
  const sinceMs = last && last.startedAt <= now ? now - last.startedAt : DRIFT_INTERVAL_MS;
  return newRatings !== 0 && sinceMs >= DRIFT_INTERVAL_MS && isDrifting();
}

import type { Jobs } from "../../jobs/index.ts";
import type { Clock } from "../../time/index.ts";
import type { RatingRecords } from "../ratingRecords.ts";
import type { TrainingRecords } from "./trainingRecords.ts";

export interface ScheduleParts {
  readonly jobs: Jobs;
  readonly trainings: TrainingRecords;
  readonly records: RatingRecords;
  learning(): { readonly trainAfter: number };
  readonly minimum: number;
  readonly clock: Clock;
  isDrifting(): boolean;
  train(): number;
}

/** Another job that is about to run: the machine is not idle. */
const SOON_MS = 5_000;
/** Where a training did not end the drift the next one will not either, until more is known. */
const ONCE_FOR_DRIFT_MS = 24 * 3_600_000;

/**
 * A training begins by itself when the library has nothing else to do and so many ratings came since the last one that
 * got as far as counting them, or what is rated has drifted away from what was learnt.
 */
export function startTrainingWhenDue(parts: ScheduleParts): boolean {
  const { jobs, trainings, records, learning, minimum, clock, train } = parts;
  const { trainAfter } = learning();
  if (trainAfter === 0 || trainings.running() || jobs.pendingCount(SOON_MS) > 0) return false;
  const size = records.size();
  const last = trainings.list(20).find(({ found }) => found.before !== undefined);
  const fresh = size - (last?.found.before?.ratings ?? 0);
  // Begun in the future: the clock was set back since.
  const sinceMs = last && last.startedAt <= clock.now() ? clock.now() - last.startedAt : ONCE_FOR_DRIFT_MS;
  const mayForDrift = fresh !== 0 && sinceMs >= ONCE_FOR_DRIFT_MS;
  if (size < minimum || (fresh < trainAfter && !(mayForDrift && parts.isDrifting()))) return false;
  train();
  return true;
}

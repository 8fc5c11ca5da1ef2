import type { Jobs } from "../../jobs/index.ts";
import type { RatingRecords } from "../data/ratingRecords.ts";
import type { TrainingRecords } from "./trainingRecords.ts";

export interface ScheduleParts {
  readonly jobs: Jobs;
  readonly trainings: TrainingRecords;
  readonly records: RatingRecords;
  learning(): { readonly trainAfter: number };
  readonly minimum: number;
  train(): number;
}

/** Another job that is about to run: the machine is not idle. */
const SOON_MS = 5_000;

/**
 * A training begins by itself when the library has nothing else to do and so many ratings came since the last one that
 * got as far as counting them.
 */
export function trainWhenDue({ jobs, trainings, records, learning, minimum, train }: ScheduleParts): boolean {
  const { trainAfter } = learning();
  if (trainAfter === 0 || trainings.running() || jobs.unsettled(SOON_MS) > 0) return false;
  const size = records.size();
  const learnt = trainings.list(20).find(({ found }) => found.before !== undefined)?.found.before?.ratings ?? 0;
  if (size < minimum || size - learnt < trainAfter) return false;
  train();
  return true;
}

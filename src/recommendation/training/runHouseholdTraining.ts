import { RecommendationProblem } from "../recommendationProblem.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";
import { MINIMUM_OWN_RATINGS } from "./trainingReadiness.ts";
import type { TrainingResults } from "./trainingRecords.ts";

/**
 * The training of a household without enough ratings of others: how the household model weighs what it knows is chosen
 * from the members' own ratings, and compared on their newest ones.
 * @throws RecommendationProblem `not_enough_data`; `signal.reason` once aborted
 */
export async function runHouseholdTraining(
  { database, workers, inTransaction, tuning }: TrainingParts,
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<TrainingResults> {
  progress.save("load", 0);
  const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
  const found = await workers.run(trainingTasks.tuneHousehold, { database, inUse: tuning.read() }, options);
  if (!found) throw new RecommendationProblem("not_enough_data", `< ${MINIMUM_OWN_RATINGS}`);
  const { dataset, tuned } = found;
  const { comparison } = tuned;
  const heldOut = comparison.rows;
  const { ratings, users, films } = dataset;
  progress.save("promote", 0.95, {
    dataset,
    before: { ratings, users, films },
    heldOut,
    tunings: tuned.cells,
    comparisons: [comparison],
  });
  inTransaction(() => {
    if (comparison.verdict.promoted) tuning.save(tuned.tuning);
    progress.save("finished", 1, { promoted: { rating: comparison.verdict.promoted, list: false } });
  });
  return progress.results;
}

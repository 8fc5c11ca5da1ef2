import { RecommendationProblem } from "../recommendationProblem.ts";
import { compareWithProduction } from "./compareWithProduction.ts";
import { createModelEvaluator, evaluateModels, searchSvdParams } from "./evaluateModels.ts";
import { listHouseholdFilms, loadRatings } from "./loadRatings.ts";
import type { PreparedSet } from "./prepareSet.ts";
import { promoteVersions, registerVersions } from "./registerVersions.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import { TrainingProgress, type TrainingRun } from "./trainingProgress.ts";
import { assessReadiness } from "./trainingReadiness.ts";
import type { TrainingResults } from "./trainingRecords.ts";

/**
 * load → filter → evaluate → grid search → compare → register → promote. What a stage found is saved before the next
 * begins: a training that was cut off goes on behind its last finished stage. Only loading is done again.
 *
 * @throws RecommendationProblem `not_enough_data`; `signal.reason` once aborted
 */
export async function runTraining(parts: TrainingParts, run: TrainingRun): Promise<TrainingResults> {
  const { trainingId, signal } = run;
  const progress = new TrainingProgress(run);
  // Finished, and cut off before its job was settled: compared with the versions it promoted, it would lose.
  if (run.results.promoted) return run.results;

  const prepared = await loadAndFilter(parts, progress, signal);
  const { set, summary: dataset, before } = prepared;
  progress.save("evaluate", 0.1, { dataset, before });
  const evaluate = createModelEvaluator(set, parts.workers, signal);
  const evaluations = await evaluateModels(evaluate, progress);
  const bestParams = await searchSvdParams({ set, dataset, trainingId }, parts.workers, progress, signal);

  progress.save("compare", 0.7, { bestParams });
  const candidate = await evaluate("svd", bestParams);
  const compared = { evaluations, candidate, bestParams, dataset };
  const comparison = await compareWithProduction(compared, parts.registry, evaluate);

  // An earlier run may have registered the versions: then its verdicts include how they answered.
  const { versions, verdicts } = progress.results;
  const earlier = versions && verdicts ? { versions, verdicts } : null;
  const { previous } = comparison;
  progress.save("register", 0.85, { candidate, previous, verdicts: earlier?.verdicts ?? comparison.verdicts });
  const training = { trainingId, set, dataset, bestParams, verdicts: comparison.verdicts };
  const listEvaluation = evaluations.ease_pair;
  const registered =
    earlier ??
    (await registerVersions(
      { ...training, evaluations: { rating: candidate, list: listEvaluation } },
      parts,
      progress,
      signal,
    ));

  progress.save("promote", 0.95);
  promoteVersions(registered, comparison.comparedWith, parts, progress);
  return progress.results;
}

/** @throws RecommendationProblem `not_enough_data` */
async function loadAndFilter(
  parts: TrainingParts,
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<PreparedSet> {
  progress.save("load", 0);
  await listHouseholdFilms(parts, signal);
  const set = await loadRatings(parts, signal);
  progress.save("filter", 0.05);
  const thresholds = parts.thresholds();
  const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
  const prepared = await parts.workers.run(trainingTasks.prepareSet, { set, thresholds }, options);
  const readiness = assessReadiness(prepared.trainable);
  if (!readiness.canTrain) throw new RecommendationProblem("not_enough_data", `${readiness.have} / ${readiness.need}`);
  return prepared;
}

import { RecommendationProblem } from "../recommendationProblem.ts";
import { type ChosenModel, compareModels, type Recipe } from "./compareModels.ts";
import { evaluateModels } from "./evaluateModels.ts";
import { listHouseholdFilms, loadRatings, profileRatingSet } from "./loadRatings.ts";
import type { PreparedSet } from "./prepareSet.ts";
import { promoteVersions, registerVersions } from "./registerVersions.ts";
import { runHouseholdTraining } from "./runHouseholdTraining.ts";
import { selectListModel, selectSvdParams } from "./selectRecipes.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import { TrainingProgress, type TrainingRun } from "./trainingProgress.ts";
import { assessReadiness } from "./trainingReadiness.ts";
import type { TrainingResults } from "./trainingRecords.ts";

/**
 * load → filter → evaluate → grid search → compare → register → promote. What a stage found is saved before the next
 * begins: a training that was cut off goes on behind its last finished stage. Only loading is done again, and the
 * models that were not yet registered are fitted again.
 *
 * The newest ratings of each person are held out of everything but the comparison: models are selected on the others.
 *
 * @throws RecommendationProblem `not_enough_data`; `signal.reason` once aborted
 */
export async function runTraining(parts: TrainingParts, run: TrainingRun): Promise<TrainingResults> {
  const { trainingId, signal } = run;
  const progress = new TrainingProgress(run);
  // Finished, and cut off before its job was settled: compared with the versions it promoted, it would lose.
  if (run.results.promoted) return run.results;
  if (run.results.kind === "household") return runHouseholdTraining(parts, progress, signal);
  if (!run.results.registered) {
    const prepared = await loadAndFilter(parts, progress, signal);
    await evaluateModels(prepared, parts.workers, progress, signal);
    const recipes = await selectRecipes(trainingId, prepared, parts, progress, signal);
    const chosen = await compareBoth(recipes, prepared, parts, progress, signal);
    const profile = await profileRatingSet(prepared.training, parts, signal);
    registerVersions({ trainingId, dataset: prepared.summary, profile, ...chosen }, parts, progress);
  }
  promoteVersions(parts, progress);
  return progress.results;
}

interface Recipes {
  readonly rating: Recipe;
  readonly list: Recipe;
}

async function selectRecipes(
  trainingId: number,
  { training }: PreparedSet,
  { registry, workers }: TrainingParts,
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<Recipes> {
  progress.save("grid_search", 0.3);
  const parts = { trainingId, training, workers, progress, signal };
  const serving = registry.serving("rating");
  const rating = await selectSvdParams(parts, serving && registry.get(serving.version));
  const list = await selectListModel(parts);
  return { rating, list };
}

async function compareBoth(
  recipes: Recipes,
  { training, heldOut, summary: dataset }: PreparedSet,
  parts: TrainingParts,
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<{ readonly rating: ChosenModel; readonly list: ChosenModel }> {
  progress.save("compare", 0.7, { bestParams: recipes.rating.params });
  const ratings = { training, heldOut, dataset };
  const rating = await compareModels("rating", recipes.rating, ratings, parts, signal);
  progress.save("compare", 0.78);
  const list = await compareModels("list", recipes.list, ratings, parts, signal);
  progress.save("register", 0.85, {
    candidate: rating.fitted.evaluation,
    comparisons: [rating.comparison, list.comparison],
    verdicts: { rating: rating.comparison.verdict, list: list.comparison.verdict },
    previous: previousOf(rating),
  });
  return { rating, list };
}

function previousOf({ comparison, comparedWith }: ChosenModel): NonNullable<TrainingResults["previous"]> | null {
  const serving = comparison.contenders.find(({ name }) => name === "serving");
  return serving && comparedWith !== null ? { version: comparedWith, rmse: serving.figure } : null;
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
  const { summary: dataset, before, heldOut } = prepared;
  progress.save("evaluate", 0.1, { dataset, before, heldOut: heldOut.values.length });
  return prepared;
}

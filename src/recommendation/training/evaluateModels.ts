import type { Evaluation } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import { bestParams, GRID_FOLDS, searchGrid, svdGrid } from "./gridSearch.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";

const FOLDS = 5;
/** The models that a training compares. The last two rank films, the others estimate ratings. */
const COMPARED_MODELS = ["random", "baseline", "svd", "knn", "popular", "ease_pair"] as const;
type ComparedModel = (typeof COMPARED_MODELS)[number];

/** The evaluation of each compared model, on the same folds. */
export type Evaluations = Readonly<Record<ComparedModel, Evaluation>>;

/** Evaluates a model on the training's folds, in a thread. */
export type EvaluateModel = (model: string, params: ModelParams) => Promise<Evaluation>;

export function createModelEvaluator(
  set: RatingSet,
  workers: TrainingParts["workers"],
  signal: AbortSignal,
): EvaluateModel {
  return (model, params) => {
    const request = { model, params, folds: FOLDS, split: "hash", seed: 0 } as const;
    return workers.run(trainingTasks.evaluateModel, { set, request }, { signal, timeoutMs: TASK_TIMEOUT_MS });
  };
}

/** Stage *evaluate*: every compared model, but for those that an earlier run evaluated. */
export async function evaluateModels(evaluate: EvaluateModel, progress: TrainingProgress): Promise<Evaluations> {
  const known = new Map((progress.results.evaluations ?? []).map((evaluation) => [evaluation.model, evaluation]));
  const evaluateOnce = async (model: ComparedModel): Promise<Evaluation> => {
    const before = known.get(model);
    if (before) return before;
    const evaluation = await evaluate(model, {});
    known.set(model, evaluation);
    const evaluations = COMPARED_MODELS.flatMap((name) => known.get(name) ?? []);
    progress.save("evaluate", 0.1 + 0.3 * (known.size / COMPARED_MODELS.length), { evaluations });
    return evaluation;
  };
  const [random, baseline, svd, knn, popular, easePair] = await Promise.all([
    evaluateOnce("random"),
    evaluateOnce("baseline"),
    evaluateOnce("svd"),
    evaluateOnce("knn"),
    evaluateOnce("popular"),
    evaluateOnce("ease_pair"),
  ]);
  return { random, baseline, svd, knn, popular, ease_pair: easePair };
}

/** Stage *grid search*: the parameters of SVD with the lowest error. */
export async function searchSvdParams(
  {
    set,
    dataset,
    trainingId,
  }: { readonly set: RatingSet; readonly dataset: RatingSummary; readonly trainingId: number },
  workers: TrainingParts["workers"],
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<ModelParams> {
  const cells = svdGrid();
  const key = `${trainingId}:${dataset.fingerprint}`;
  const grid = await searchGrid(cells, {
    evaluateFold: (params, fold) =>
      workers.run(
        trainingTasks.evaluateGridFold,
        { key, set, params, folds: GRID_FOLDS, fold },
        { signal, timeoutMs: TASK_TIMEOUT_MS },
      ),
    known: progress.results.grid ?? [],
    onCell: (cell) => {
      const found = [...(progress.results.grid ?? []), cell];
      progress.save("grid_search", 0.4 + 0.3 * (found.length / cells.length), { grid: found });
    },
    signal,
  });
  return bestParams(grid);
}

import type { RatingSet } from "../ratings/ratingSet.ts";
import { isServable, servableModels } from "../registry/servableModels.ts";
import type { Recipe } from "./compareModels.ts";
import { chooseParams, GRID_FOLDS, searchGrid, svdGrid } from "./gridSearch.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";

export interface SelectionParts {
  readonly trainingId: number;
  /** The ratings that models learn from: no held-out rating is seen by any selection. */
  readonly training: RatingSet;
  readonly workers: TrainingParts["workers"];
  readonly progress: TrainingProgress;
  readonly signal: AbortSignal;
}

/** The parameters of SVD with the lowest error on folds of the training ratings. @param inUse those that serve */
export async function selectSvdParams(
  { trainingId, training, workers, progress, signal }: SelectionParts,
  inUse: Recipe | null,
): Promise<Recipe> {
  const serving = inUse?.kind === "svd" ? inUse.params : null;
  const cells = svdGrid(serving);
  const grid = await searchGrid(cells, {
    evaluateFold: (params, fold) =>
      workers.run(
        trainingTasks.evaluateGridFold,
        { key: String(trainingId), set: training, params, folds: GRID_FOLDS, fold },
        { signal, timeoutMs: TASK_TIMEOUT_MS },
      ),
    known: progress.results.grid ?? [],
    onCell: (cell) => {
      const found = [...(progress.results.grid ?? []), cell];
      progress.save("grid_search", 0.3 + 0.4 * (found.length / cells.length), { grid: found });
    },
    signal,
  });
  return { kind: "svd", params: chooseParams(grid, serving) };
}

/** The list model with the best NDCG@10 on the newest training ratings. With one model there is nothing to select. */
export async function selectListModel({ training, workers, progress, signal }: SelectionParts): Promise<Recipe> {
  const kinds = servableModels("list");
  const found = new Map((progress.results.listSearch ?? []).map(({ kind, ndcg }) => [kind, ndcg]));
  for (const kind of kinds) {
    if (kinds.length === 1 || found.has(kind)) continue;
    const task = { training, kind, params: {} };
    const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
    const { evaluation } = await workers.run(trainingTasks.judgeOnNewest, task, options);
    found.set(kind, evaluation.list?.ndcg ?? 0);
    progress.save("grid_search", 0.7, { listSearch: Array.from(found, ([name, ndcg]) => ({ kind: name, ndcg })) });
  }
  const [best = kinds[0]] = [...found].filter(([kind]) => isServable(kind)).sort(([, a], [, b]) => b - a)[0] ?? [];
  return { kind: best ?? "ease_pair", params: {} };
}

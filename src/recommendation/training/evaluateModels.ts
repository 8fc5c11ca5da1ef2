import { hasCode } from "../../errors/index.ts";
import type { Evaluation } from "../evaluation/evaluate.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import type { TrainingProgress } from "./trainingProgress.ts";
import type { SkippedModel, TrainingResults } from "./trainingRecords.ts";

/** The models that a training shows for comparison. The first four estimate ratings, the others rank films. */
const COMPARED_MODELS = ["random", "baseline", "svd", "knn", "popular", "ease_pair", "ease_window"] as const;
/** Nothing depends on them: one that takes longer is left out. */
const COMPARED_TIMEOUT_MS = TASK_TIMEOUT_MS / 3;

export interface EvaluatedRatings {
  readonly training: RatingSet;
  readonly heldOut: RatingSet;
}

/**
 * Stage *evaluate*: every compared model with its default parameters, but for those that an earlier run evaluated. A
 * model that fails or is too costly is left out, with the reason; no decision depends on it.
 */
export async function evaluateModels(
  { training, heldOut }: EvaluatedRatings,
  workers: TrainingParts["workers"],
  progress: TrainingProgress,
  signal: AbortSignal,
): Promise<void> {
  const evaluated = new Map((progress.results.evaluations ?? []).map((evaluation) => [evaluation.model, evaluation]));
  const skipped = new Map((progress.results.skipped ?? []).map((one) => [one.model, one]));
  const save = () => {
    const share = (evaluated.size + skipped.size) / COMPARED_MODELS.length;
    progress.save("evaluate", 0.1 + 0.2 * share, resultsOf(evaluated, skipped));
  };
  const evaluateOnce = async (kind: (typeof COMPARED_MODELS)[number]): Promise<void> => {
    if (evaluated.has(kind) || skipped.has(kind)) return;
    try {
      const task = { training, heldOut, kind, params: {} };
      const options = { signal, timeoutMs: COMPARED_TIMEOUT_MS };
      const { evaluation } = await workers.run(trainingTasks.judgeModel, task, options);
      evaluated.set(kind, evaluation);
    } catch (error) {
      signal.throwIfAborted();
      skipped.set(kind, { model: kind, reason: hasCode(error, "model_too_costly") ? "too_costly" : "failed" });
    }
    save();
  };
  await Promise.all(COMPARED_MODELS.map(evaluateOnce));
}

function resultsOf(
  evaluated: ReadonlyMap<string, Evaluation>,
  skipped: ReadonlyMap<string, SkippedModel>,
): TrainingResults {
  return {
    evaluations: COMPARED_MODELS.flatMap((name) => evaluated.get(name) ?? []),
    skipped: COMPARED_MODELS.flatMap((name) => skipped.get(name) ?? []),
  };
}

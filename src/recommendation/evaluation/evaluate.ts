import type { ListModel, RatingModel } from "../models/model.ts";
import { type FitModel, LIST_MODELS, type ModelParams, RATING_MODELS } from "../models/modelCatalogue.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { hashFolds, leaveLastOut, seededFolds } from "../ratings/splits.ts";
import { estimateMean } from "./foldStatistics.ts";
import { type ListMetrics, listMetrics } from "./listMetrics.ts";
import { ratingErrors } from "./ratingMetrics.ts";

export interface EvaluationRequest {
  readonly model: string;
  readonly params: ModelParams;
  readonly folds: number;
  readonly split: "hash" | "random";
  readonly seed: number;
}

export interface Evaluation {
  readonly model: string;
  readonly params: ModelParams;
  readonly folds: readonly { readonly rmse: number; readonly mae: number }[];
  /** null for a model that only ranks. */
  readonly rmse: number | null;
  /** Half of the 95 % confidence interval of `rmse`. */
  readonly rmseMargin: number | null;
  readonly mae: number | null;
  /** null for a model that only estimates. */
  readonly list: ListMetrics | null;
  readonly fitMs: readonly number[];
  readonly predictMs: readonly number[];
}

/** Ratings of each user that a list has to find again. */
const HELD_OUT = 5;

export function isModelName(name: string): boolean {
  return name in RATING_MODELS || name in LIST_MODELS;
}

/**
 * Cross-validation for a model that estimates ratings, leave-last-out for one that ranks films.
 * @throws RangeError for a name that `isModelName` refuses
 */
export function evaluate(set: RatingSet, request: EvaluationRequest, onProgress?: (share: number) => void): Evaluation {
  const fitRating = RATING_MODELS[request.model];
  if (fitRating) return crossValidate(set, request, fitRating, onProgress);
  const fitList = LIST_MODELS[request.model];
  if (fitList) return leaveLastOutEvaluation(set, request, fitList);
  throw new RangeError(`no model ${request.model}`);
}

function crossValidate(
  set: RatingSet,
  { model: name, params, folds: count, split, seed }: EvaluationRequest,
  fitModel: FitModel<RatingModel>,
  onProgress?: (share: number) => void,
): Evaluation {
  const folds = split === "hash" ? hashFolds(set, count) : seededFolds(set, count, seed);
  const fitMs: number[] = [];
  const predictMs: number[] = [];
  const errors = folds.map(({ training, test }, fold) => {
    const startedAt = performance.now();
    const model = fitModel(training, params, {});
    const fittedAt = performance.now();
    const found = ratingErrors(model, test);
    fitMs.push(fittedAt - startedAt);
    predictMs.push(performance.now() - fittedAt);
    onProgress?.((fold + 1) / count);
    return found;
  });
  const rmse = estimateMean(errors.map((error) => error.rmse));
  const mae = estimateMean(errors.map((error) => error.mae)).mean;
  const measured = { model: name, params, folds: errors, fitMs, predictMs };
  return { ...measured, rmse: rmse.mean, rmseMargin: rmse.margin, mae, list: null };
}

function leaveLastOutEvaluation(
  set: RatingSet,
  { model: name, params }: EvaluationRequest,
  fitModel: FitModel<ListModel>,
): Evaluation {
  const split = leaveLastOut(set, HELD_OUT);
  const startedAt = performance.now();
  const model = fitModel(split.training, params, {});
  const fittedAt = performance.now();
  const list = listMetrics(model, split);
  const times = { fitMs: [fittedAt - startedAt], predictMs: [performance.now() - fittedAt] };
  return { model: name, params, folds: [], rmse: null, rmseMargin: null, mae: null, list, ...times };
}

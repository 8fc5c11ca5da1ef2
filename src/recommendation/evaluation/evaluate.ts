import type { ListModel, RatingModel } from "../models/model.ts";
import { type FitModel, LIST_MODELS, type ModelParams, RATING_MODELS } from "../models/modelCatalogue.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { hashFolds, seededFolds } from "../ratings/splits.ts";
import { estimateMean } from "./foldStatistics.ts";
import { type ListMetrics, listMetrics, meanListMetrics } from "./listMetrics.ts";
import { type ListProtocol, listSplits } from "./listProtocols.ts";
import { ratingErrors } from "./ratingMetrics.ts";

export interface EvaluationRequest {
  readonly model: string;
  readonly params: ModelParams;
  readonly folds: number;
  readonly split: "hash" | "random";
  readonly seed: number;
  /** How a model that ranks is measured; `leave-last-five` by default. */
  readonly protocol?: ListProtocol;
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

export function isModelName(name: string): boolean {
  return name in RATING_MODELS || isListModel(name);
}

/** Whether a model ranks films, rather than estimating ratings. */
export function isListModel(name: string): boolean {
  return name in LIST_MODELS;
}

/**
 * Cross-validation for a model that estimates ratings; one that ranks films has to find each user's next ratings.
 * @throws RangeError for a name that `isModelName` refuses
 */
export function evaluate(set: RatingSet, request: EvaluationRequest, onProgress?: (share: number) => void): Evaluation {
  const fitRating = RATING_MODELS[request.model];
  if (fitRating) return crossValidate(set, request, fitRating, onProgress);
  const fitList = LIST_MODELS[request.model];
  if (fitList) return evaluateList(set, request, fitList, onProgress);
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

function evaluateList(
  set: RatingSet,
  { model: name, params, seed, protocol = "leave-last-five" }: EvaluationRequest,
  fitModel: FitModel<ListModel>,
  onProgress?: (share: number) => void,
): Evaluation {
  const fitMs: number[] = [];
  const predictMs: number[] = [];
  const splits = listSplits(set, protocol, seed);
  const measured = splits.map((split, index) => {
    const startedAt = performance.now();
    const model = fitModel(split.training, params, {});
    const fittedAt = performance.now();
    const found = listMetrics(model, split);
    fitMs.push(fittedAt - startedAt);
    predictMs.push(performance.now() - fittedAt);
    onProgress?.((index + 1) / splits.length);
    return found;
  });
  const list = meanListMetrics(measured);
  return { model: name, params, folds: [], rmse: null, rmseMargin: null, mae: null, list, fitMs, predictMs };
}

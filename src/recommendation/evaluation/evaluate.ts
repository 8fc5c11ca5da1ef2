import { LIST_MODELS, type ModelParams, RATING_MODELS } from "../models/modelCatalogue.ts";
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
const HELD = 5;

export function isModelName(name: string): boolean {
  return name in RATING_MODELS || name in LIST_MODELS;
}

export interface EvaluateModelTask {
  readonly set: RatingSet;
  readonly request: EvaluationRequest;
}

/** `evaluate`, as a thread is asked for it. */
export function evaluateModel({ set, request }: EvaluateModelTask): Evaluation {
  return evaluate(set, request);
}

/** k-fold for a model that estimates, leave-last-out for one that ranks. */
export function evaluate(
  set: RatingSet,
  question: EvaluationRequest,
  onProgress?: (share: number) => void,
): Evaluation {
  return question.model in RATING_MODELS ? evaluateEstimates(set, question, onProgress) : evaluateList(set, question);
}

function evaluateEstimates(
  set: RatingSet,
  question: EvaluationRequest,
  onProgress?: (share: number) => void,
): Evaluation {
  const { model: name, params, folds: count, split, seed } = question;
  const folds = split === "hash" ? hashFolds(set, count) : seededFolds(set, count, seed);
  const fitMs: number[] = [];
  const predictMs: number[] = [];
  const errors = folds.map(({ training, test }, fold) => {
    const start = performance.now();
    const model = RATING_MODELS[name]!(training, params, {});
    const fitted = performance.now();
    const found = ratingErrors(model, test);
    fitMs.push(fitted - start);
    predictMs.push(performance.now() - fitted);
    onProgress?.((fold + 1) / count);
    return found;
  });
  const spread = estimateMean(errors.map(({ rmse }) => rmse));
  const mae = estimateMean(errors.map((error) => error.mae)).mean;
  const base = { model: name, params, folds: errors, fitMs, predictMs };
  return { ...base, rmse: spread.mean, rmseMargin: spread.margin, mae, list: null };
}

function evaluateList(set: RatingSet, { model: name, params }: EvaluationRequest): Evaluation {
  const split = leaveLastOut(set, HELD);
  const start = performance.now();
  const model = LIST_MODELS[name]!(split.training, params, {});
  const fitted = performance.now();
  const list = listMetrics(model, split);
  const times = { fitMs: [fitted - start], predictMs: [performance.now() - fitted] };
  return { model: name, params, folds: [], rmse: null, rmseMargin: null, mae: null, list, ...times };
}

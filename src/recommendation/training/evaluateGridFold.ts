import { ratingErrors } from "../evaluation/ratingMetrics.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import { fitSvd } from "../models/svd.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { hashFolds, type Split } from "../ratings/splits.ts";

export interface GridFoldTask {
  /** Of the set and the number of folds: the thread splits once. */
  readonly key: string;
  readonly set: RatingSet;
  readonly params: ModelParams;
  readonly folds: number;
  readonly fold: number;
}

let lastSplit: { readonly key: string; readonly folds: readonly Split[] } | null = null;

/** One cell of the grid on one fold. @returns its root mean square error, in stars */
export function evaluateGridFold({ key, set, params, folds, fold }: GridFoldTask): number {
  if (lastSplit?.key !== key) lastSplit = { key, folds: hashFolds(set, folds) };
  const split = lastSplit.folds[fold];
  if (!split) throw new RangeError(`no fold ${fold}`);
  return ratingErrors(fitSvd(split.training, params), split.test).rmse;
}

import { ratingErrors } from "../evaluation/ratingMetrics.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import { fitSvd } from "../models/svd.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { hashFold, type Split } from "../ratings/splits.ts";

export interface GridFoldTask {
  /** Of the set: the thread splits again only for another fold. */
  readonly key: string;
  readonly set: RatingSet;
  readonly params: ModelParams;
  readonly folds: number;
  readonly fold: number;
}

/** One fold only: those of a large set would fill the thread's memory. */
let lastSplit: { readonly key: string; readonly split: Split } | null = null;

/** One cell of the grid on one fold. @returns its root mean square error, in stars */
export function evaluateGridFold({ key, set, params, folds, fold }: GridFoldTask): number {
  const keyOfFold = `${key} ${fold}`;
  if (lastSplit?.key !== keyOfFold) {
    lastSplit = null;
    lastSplit = { key: keyOfFold, split: hashFold(set, folds, fold) };
  }
  const { training, test } = lastSplit.split;
  return ratingErrors(fitSvd(training, params), test).rmse;
}

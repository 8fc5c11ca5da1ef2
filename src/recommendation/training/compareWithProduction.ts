import type { Evaluation } from "../evaluation/evaluate.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { EvaluateModel, Evaluations } from "./evaluateModels.ts";
import { type GateVerdict, listGate, ratingGate } from "./promotionGate.ts";
import type { TrainingResults } from "./trainingRecords.ts";

export interface ComparedTraining {
  readonly evaluations: Evaluations;
  /** SVD with the best parameters of the grid. */
  readonly candidate: Evaluation;
  readonly bestParams: ModelParams;
  readonly dataset: RatingSummary;
}

export interface ProductionComparison {
  readonly verdicts: { readonly rating: GateVerdict; readonly list: GateVerdict };
  readonly previous: NonNullable<TrainingResults["previous"]> | null;
  /** The versions that served when it was compared. */
  readonly comparedWith: { readonly rating: number | null; readonly list: number | null };
}

/** Evaluates the version in production again on the same folds: its old figure was measured on other ratings. */
export async function compareWithProduction(
  training: ComparedTraining,
  registry: ModelRegistry,
  evaluate: EvaluateModel,
): Promise<ProductionComparison> {
  const { evaluations, candidate, bestParams, dataset } = training;
  const servingRating = registry.serving("rating");
  const servingList = registry.serving("list");
  const inProduction = servingRating && registry.get(servingRating.version);
  const production = inProduction ? await evaluate(inProduction.kind, inProduction.params) : null;
  const hasSameParams = JSON.stringify(inProduction?.params) === JSON.stringify(bestParams);
  const rating = ratingGate({
    ratings: dataset.ratings,
    candidate,
    production,
    isRefresh: hasSameParams && inProduction?.dataset.fingerprint !== dataset.fingerprint,
    baseline: evaluations.baseline,
  });
  // The list model has no parameters: what serves is the same model, fitted to earlier ratings.
  const list = listGate({
    ratings: dataset.ratings,
    candidate: evaluations.ease_pair,
    production: servingList ? evaluations.ease_pair : null,
    isFresh: !servingList || registry.get(servingList.version)?.dataset.fingerprint !== dataset.fingerprint,
    popular: evaluations.popular,
  });
  return {
    verdicts: { rating, list },
    previous: inProduction ? { version: inProduction.version, rmse: production?.rmse ?? null } : null,
    comparedWith: { rating: servingRating?.version ?? null, list: servingList?.version ?? null },
  };
}

import type { RatingSet } from "../ratings/ratingSet.ts";
import { fitBiases } from "./biases.ts";
import { blend } from "./blend.ts";
import { fitEase } from "./ease.ts";
import { fitEasePair } from "./easePair.ts";
import { fitEaseWindow } from "./easeWindow.ts";
import { fitItemKnn } from "./itemKnn.ts";
import { fitKnn } from "./knn.ts";
import type { FitOptions, ListModel, RatingModel } from "./model.ts";
import { fitPopular } from "./popular.ts";
import { fitRandom } from "./random.ts";
import { fitSvd } from "./svd.ts";
import { fitWindowKnn } from "./windowKnn.ts";

export type ModelParams = Readonly<Record<string, number | string | boolean>>;
/** Fits a model of a kind to ratings. */
export type FitModel<Model> = (ratings: RatingSet, params: ModelParams, control: FitOptions) => Model;

/** Longer and gentler than the library's defaults: what a grid search finds on most sets of ratings. */
export const TUNED_SVD_PARAMS = {
  n_factors: 100,
  n_epochs: 60,
  lr_all: 0.01,
  reg_all: 0.08,
  init_std_dev: 0.01,
} as const;
const ITEM_BASELINE = { kind: "baseline", user_based: false, similarity: "pearson_baseline" } as const;

/** Models that estimate ratings, by name. Parameters that a model does not know change nothing. */
export const RATING_MODELS: Readonly<Record<string, FitModel<RatingModel>>> = {
  random: (ratings, params) => fitRandom(ratings, params),
  baseline: (ratings, params) => fitBiases(ratings, params),
  svd: (ratings, params, control) => fitSvd(ratings, params, control),
  knn: (ratings, params, control) => fitKnn(ratings, params, control),
  item_baseline: (ratings, params, control) => fitKnn(ratings, { ...ITEM_BASELINE, ...params }, control),
  blend: (ratings, params, control) =>
    blend([
      { model: fitSvd(ratings, { ...TUNED_SVD_PARAMS, ...params }, control), weight: 1 },
      { model: fitKnn(ratings, ITEM_BASELINE, control), weight: 1 },
    ]),
};

/** Models that rank films for a history, by name. */
export const LIST_MODELS: Readonly<Record<string, FitModel<ListModel>>> = {
  popular: (ratings) => fitPopular(ratings),
  item_knn: (ratings, params, control) => fitItemKnn(ratings, params, control),
  ease: (ratings, params) => fitEase(ratings, params),
  ease_pair: (ratings) => fitEasePair(ratings),
  window_knn: (ratings, params, control) => fitWindowKnn(ratings, params, control),
  ease_window: (ratings, _params, control) => fitEaseWindow(ratings, {}, control),
};

import { meanRating, type RatingSet } from "../ratings/ratingSet.ts";
import { type SparseRows, sparseRows } from "../ratings/sparseRows.ts";
import { clipRating, type RatingModel } from "./model.ts";

export interface BiasParams {
  readonly n_epochs: number;
  readonly reg_u: number;
  readonly reg_i: number;
}

/** scikit-surprise's. */
export const BIAS_DEFAULTS: BiasParams = { n_epochs: 10, reg_u: 15, reg_i: 10 };

export interface BiasModel extends RatingModel {
  readonly mean: number;
  readonly ofUsers: Float64Array;
  readonly ofFilms: Float64Array;
  /** Without the scale's bounds. */
  baseline(user: number, film: number): number;
}

/**
 * How much better or worse than the mean a user rates and a film is rated, by alternating least squares; strangers
 * have none.
 *
 * Source: Y. Koren, "Factor in the Neighbors" (2010), section 2.1; scikit-surprise's `BaselineOnly`.
 */
export function fitBiases(ratings: RatingSet, params: Partial<BiasParams> = {}): BiasModel {
  const { n_epochs, reg_u, reg_i } = { ...BIAS_DEFAULTS, ...params };
  const mean = meanRating(ratings);
  const byUser = sparseRows(ratings, "users");
  const byFilm = sparseRows(ratings, "films");
  const ofUsers = new Float64Array(ratings.userIds.length);
  const ofFilms = new Float64Array(ratings.filmIds.length);
  for (let epoch = 0; epoch < n_epochs; epoch += 1) {
    updateBiases(ofFilms, byFilm, ofUsers, mean, reg_i);
    updateBiases(ofUsers, byUser, ofFilms, mean, reg_u);
  }
  const baseline = (user: number, film: number) => mean + (ofUsers[user] ?? 0) + (ofFilms[film] ?? 0);
  return { mean, ofUsers, ofFilms, baseline, estimate: (user, film) => clipRating(baseline(user, film)) };
}

function updateBiases(
  biases: Float64Array,
  { starts, columns, values }: SparseRows,
  others: Float64Array,
  mean: number,
  penalty: number,
): void {
  for (let row = 0; row < biases.length; row += 1) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += (values[at] ?? 0) - mean - (others[columns[at] ?? 0] ?? 0);
    biases[row] = sum / (penalty + to - from);
  }
}

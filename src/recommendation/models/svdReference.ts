import type { RatingSet } from "../ratings/ratingSet.ts";
import { meanRating } from "../ratings/ratingSet.ts";
import { knownOf, type SvdModel, svdModel } from "./svdModel.ts";
import { SVD_DEFAULTS, type SvdParams } from "./svdParams.ts";

/** Row-major: `n_factors` numbers a user, a film. */
export interface Factors {
  readonly ofUsers: Float64Array;
  readonly ofFilms: Float64Array;
}

/**
 * SVD in 64 bits, written as its formulas are: what the fast one is held against, and what repeats another program's
 * run from the same initial factors in the order of the set.
 *
 * Source: the update of scikit-surprise's `SVD`, after S. Funk, "Netflix Update: Try This at Home" (2006).
 */
export function fitSvdReference(ratings: RatingSet, params: Partial<SvdParams>, initial: Factors): SvdModel {
  const { n_factors: width, n_epochs, lr_all: rate, reg_all: penalty } = { ...SVD_DEFAULTS, ...params };
  const mean = meanRating(ratings);
  const userBiases = new Float64Array(ratings.userIds.length);
  const filmBiases = new Float64Array(ratings.filmIds.length);
  const p = initial.ofUsers.slice();
  const q = initial.ofFilms.slice();
  for (let epoch = 0; epoch < n_epochs; epoch += 1) {
    for (let at = 0; at < ratings.values.length; at += 1) {
      const u = ratings.users[at] ?? 0;
      const i = ratings.films[at] ?? 0;
      const bu = userBiases[u] ?? 0;
      const bi = filmBiases[i] ?? 0;
      let dot = 0;
      for (let f = 0; f < width; f += 1) dot += (p[u * width + f] ?? 0) * (q[i * width + f] ?? 0);
      const error = (ratings.values[at] ?? 0) - (mean + bu + bi + dot);
      userBiases[u] = bu + rate * (error - penalty * bu);
      filmBiases[i] = bi + rate * (error - penalty * bi);
      for (let f = 0; f < width; f += 1) {
        const puf = p[u * width + f] ?? 0;
        const qif = q[i * width + f] ?? 0;
        p[u * width + f] = puf + rate * (error * qif - penalty * puf);
        q[i * width + f] = qif + rate * (error * puf - penalty * qif);
      }
    }
  }
  return svdModel({ mean, userBiases, filmBiases, userFactors: p, filmFactors: q, width, ...knownOf(ratings) });
}

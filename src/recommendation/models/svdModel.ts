import type { RatingSet } from "../ratings/ratingSet.ts";
import { clipRating, type RatingModel } from "./model.ts";

type Numbers = Float32Array | Float64Array;

/** What SVD learnt, by user and by film. */
export interface SvdWeights {
  readonly mean: number;
  readonly userBiases: Numbers;
  readonly filmBiases: Numbers;
  /** Row-major: `width` numbers a user. */
  readonly userFactors: Numbers;
  readonly filmFactors: Numbers;
  readonly width: number;
  readonly isKnownUser: Uint8Array;
  readonly isKnownFilm: Uint8Array;
}

export interface SvdModel extends RatingModel {
  readonly weights: SvdWeights;
}

/** r̂ = μ + b_u + b_i + q_i · p_u; users and films that the training does not hold count as 0. */
export function svdModel(weights: SvdWeights): SvdModel {
  const { mean, userBiases, filmBiases, userFactors, filmFactors, width, isKnownUser, isKnownFilm } = weights;
  return {
    weights,
    estimate(user, film) {
      const knowsUser = isKnownUser[user] === 1;
      const knowsFilm = isKnownFilm[film] === 1;
      let sum = mean + (knowsUser ? (userBiases[user] ?? 0) : 0) + (knowsFilm ? (filmBiases[film] ?? 0) : 0);
      if (knowsUser && knowsFilm) {
        const p = user * width;
        const q = film * width;
        for (let f = 0; f < width; f += 1) sum += (userFactors[p + f] ?? 0) * (filmFactors[q + f] ?? 0);
      }
      return clipRating(sum);
    },
  };
}

/** Who and what the training holds. */
export function knownOf({
  users,
  films,
  userIds,
  filmIds,
}: RatingSet): Pick<SvdWeights, "isKnownUser" | "isKnownFilm"> {
  const isKnownUser = new Uint8Array(userIds.length);
  const isKnownFilm = new Uint8Array(filmIds.length);
  for (const user of users) isKnownUser[user] = 1;
  for (const film of films) isKnownFilm[film] = 1;
  return { isKnownUser, isKnownFilm };
}

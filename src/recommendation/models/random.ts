import { hashPair } from "../ratings/hashPair.ts";
import { normalRandom, pseudoRandom } from "../ratings/pseudoRandom.ts";
import { meanRating, type RatingSet } from "../ratings/ratingSet.ts";
import { clipRating, type RatingModel } from "./model.ts";

/**
 * The floor of every comparison: a rating out of the normal distribution that the training's ratings have. The same
 * user and film get the same one. Source: scikit-surprise's `NormalPredictor`.
 */
export function fitRandom(
  ratings: RatingSet,
  { random_state = 0 }: { readonly random_state?: number } = {},
): RatingModel {
  const mean = meanRating(ratings);
  let squares = 0;
  for (const value of ratings.values) squares += (value - mean) ** 2;
  const spread = Math.sqrt(squares / Math.max(1, ratings.values.length));
  return {
    estimate: (user, film) =>
      clipRating(mean + spread * normalRandom(pseudoRandom(hashPair(user, film) + random_state))()),
  };
}

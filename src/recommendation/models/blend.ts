import { clipRating, type RatingModel } from "./model.ts";

/** The weighted mean of several models: their errors differ, so that the mean's are smaller. */
export function blend(parts: readonly { readonly model: RatingModel; readonly weight: number }[]): RatingModel {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    estimate: (user, film) =>
      clipRating(parts.reduce((sum, { model, weight }) => sum + weight * model.estimate(user, film), 0) / total),
  };
}

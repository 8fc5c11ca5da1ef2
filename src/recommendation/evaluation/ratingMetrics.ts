import type { RatingModel } from "../models/model.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";

export interface RatingErrors {
  readonly rmse: number;
  readonly mae: number;
}

/** Every rating of the test counts, those of strangers too. */
export function ratingErrors(model: RatingModel, test: RatingSet): RatingErrors {
  let squares = 0;
  let sizes = 0;
  const count = test.values.length;
  for (let at = 0; at < count; at += 1) {
    const error = (test.values[at] ?? 0) - model.estimate(test.users[at] ?? -1, test.films[at] ?? -1);
    squares += error * error;
    sizes += Math.abs(error);
  }
  return { rmse: Math.sqrt(squares / count), mae: sizes / count };
}

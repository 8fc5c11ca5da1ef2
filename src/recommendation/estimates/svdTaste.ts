import { invertSymmetric } from "../models/cholesky.ts";
import { clipRating } from "../models/model.ts";
import type { SvdWeights } from "../models/svdModel.ts";

export interface RatedIndex {
  /** Index of the film in the model. */
  readonly film: number;
  /** 0.5 to 5 */
  readonly stars: number;
}

/** Ridge strength: about as many ratings until a person's own factors count fully. */
const RIDGE = 3;

/**
 * A person as a trained model sees them, solved from their ratings while the films' factors stay as they were learnt
 * (fold-in): new ratings count at once, without a training, and a rating that was left out is not known to the result.
 *
 * Source: B. Sarwar and others, "Incremental singular value decomposition algorithms for highly scalable recommender
 * systems" (2002).
 * @returns stars of a film by its index in the model, 0.5 to 5
 */
export function foldInPerson(weights: SvdWeights, ratings: readonly RatedIndex[]): (film: number) => number {
  const { mean, filmBiases, filmFactors, width } = weights;
  const size = width + 1; // the person's bias, then their factors
  const factor = (film: number, at: number) => (at === 0 ? 1 : (filmFactors[film * width + at - 1] ?? 0));
  const normal = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const { film, stars } of ratings) {
    const rest = stars - mean - (filmBiases[film] ?? 0);
    for (let row = 0; row < size; row += 1) {
      right[row] = (right[row] ?? 0) + factor(film, row) * rest;
      for (let column = 0; column < size; column += 1)
        normal[row * size + column] = (normal[row * size + column] ?? 0) + factor(film, row) * factor(film, column);
    }
  }
  for (let at = 0; at < size; at += 1) normal[at * size + at] = (normal[at * size + at] ?? 0) + RIDGE;
  const inverse = invertSymmetric(normal, size);
  const person = right.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += (inverse[row * size + column] ?? 0) * (right[column] ?? 0);
    return sum;
  });
  return (film) => {
    let sum = mean + (filmBiases[film] ?? 0);
    for (let at = 0; at < size; at += 1) sum += (person[at] ?? 0) * factor(film, at);
    return clipRating(sum);
  };
}

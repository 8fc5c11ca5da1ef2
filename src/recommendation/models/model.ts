/** The scale of stars. */
export const MIN_RATING = 0.5;
export const MAX_RATING = 5;

/** Estimates what a user would give a film; both by their numbers in the set it was fitted to, -1 for strangers. */
export interface RatingModel {
  /** Within the scale. */
  estimate(user: number, film: number): number;
  /** Many at once, which costs less for some models. */
  estimateAll?(users: Int32Array, films: Int32Array): Float64Array;
}

/** What one user rated, known to the model or not; oldest first. */
export interface History {
  readonly films: Int32Array;
  readonly values: Float32Array;
  /** Seconds since 1970. Without them only the order counts. */
  readonly times?: Float64Array;
  /** How much each rating counts, relative to the others; alike by default. */
  readonly weights?: Float64Array;
}

/** Ranks all films for a given history: the user need not have been in the training. */
export interface ListModel {
  /** By film; compares films for this history, on a scale of the model's own. */
  scores(history: History): Float64Array;
}

/** Of a training: how far it is, and whether it should go on. */
export interface FitOptions {
  /** From 0 to 1. */
  onProgress?(share: number): void;
}

export function clipRating(estimate: number): number {
  return Math.min(MAX_RATING, Math.max(MIN_RATING, estimate));
}

import { type FilterThresholds, filterRatings } from "../ratings/filterRatings.ts";
import { holdNewest } from "../ratings/holdNewest.ts";
import type { RatingSet } from "../ratings/ratingSet.ts";
import { type RatingSummary, summarizeRatings } from "../ratings/ratingSummary.ts";
import { toSharedMemory } from "../ratings/sharedMemory.ts";
import { countFiltered } from "./countTrainable.ts";
import type { TrainableRatings } from "./trainingReadiness.ts";

export interface PrepareSetTask {
  readonly set: RatingSet;
  readonly thresholds: FilterThresholds;
}

/** Both sets are in shared memory: each thread that learns from them reads the same. */
export interface PreparedSet {
  /** What models learn from, and are selected on. */
  readonly training: RatingSet;
  /** Each person's newest ratings, on which models are compared. */
  readonly heldOut: RatingSet;
  /** Of both. */
  readonly summary: RatingSummary;
  readonly trainable: TrainableRatings;
  /** What there was before the filter. */
  readonly before: { readonly ratings: number; readonly users: number; readonly films: number };
}

/** Of all ratings, those that a training learns from. */
export function prepareSet({ set, thresholds }: PrepareSetTask): PreparedSet {
  const filtered = filterRatings(set, thresholds);
  const { values, users, films } = set;
  const before = { ratings: values.length, users: new Set(users).size, films: new Set(films).size };
  const trainable = countFiltered({ ratings: values.length, own: 0 }, filtered);
  const { training, heldOut } = holdNewest(filtered);
  return {
    training: toSharedMemory(training),
    heldOut: toSharedMemory(heldOut),
    summary: summarizeRatings(filtered),
    trainable,
    before,
  };
}

/** What there is to train on. */
export interface TrainableRatings {
  /** All ratings there are. */
  readonly ratings: number;
  /** Left after the filter. Counting stops where it is enough, so that this is the least there is. */
  readonly usable: number;
  /** Of these, the newest ratings of each person, on which models are compared. */
  readonly heldOut: number;
  /** Films of the library that the member of the household rated who rated most. */
  readonly own: number;
}

/** The fewest ratings, left after the filter, that a training learns from. */
export const MINIMUM_RATINGS = 200;
/** The fewest held-out ratings that a comparison of models is decided on. */
export const MINIMUM_HELD_OUT = 50;
/** The fewest own ratings of one person that the household model is trained on; a fifth of them is held out. */
export const MINIMUM_OWN_RATINGS = 50;

/** `community`: models of the ratings of many people. `household`: the household model, on the members' own ratings. */
export type TrainingKind = "community" | "household";

export type RefusalReason = "too_few_ratings" | "too_few_after_filter" | "too_few_people";

/** Whether a training can start now. Schedule, button, route, page and the training itself ask this one function. */
export type TrainingReadiness =
  | { readonly canTrain: true; readonly kind: TrainingKind }
  | { readonly canTrain: false; readonly reason: RefusalReason; readonly have: number; readonly need: number };

/** Without enough ratings of many people, the household model is trained on the ratings of one. */
export function assessReadiness(trainable: TrainableRatings): TrainingReadiness {
  const community = assessCommunity(trainable);
  return !community.canTrain && trainable.own >= MINIMUM_OWN_RATINGS
    ? { canTrain: true, kind: "household" }
    : community;
}

function assessCommunity({ ratings, usable, heldOut }: TrainableRatings): TrainingReadiness {
  if (ratings < MINIMUM_RATINGS) return refused("too_few_ratings", ratings, MINIMUM_RATINGS);
  if (usable < MINIMUM_RATINGS) return refused("too_few_after_filter", usable, MINIMUM_RATINGS);
  if (heldOut < MINIMUM_HELD_OUT) return refused("too_few_people", heldOut, MINIMUM_HELD_OUT);
  return { canTrain: true, kind: "community" };
}

function refused(reason: RefusalReason, have: number, need: number): TrainingReadiness {
  return { canTrain: false, reason, have, need };
}

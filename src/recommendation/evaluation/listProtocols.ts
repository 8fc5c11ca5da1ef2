import type { RatingSet } from "../ratings/ratingSet.ts";
import { leaveLastOut, type Split, splitAtMoment } from "../ratings/splits.ts";

/**
 * `leave-last-five`: each user's last five ratings, with everybody's others known. Most users of MovieLens rated
 * everything in one sitting, in the order in which its pages showed films, and a model that learns this order gains.
 * `time-split`: what people rated after a moment, with only what was rated before it known.
 */
export const LIST_PROTOCOLS = ["leave-last-five", "time-split"] as const;
export type ListProtocol = (typeof LIST_PROTOCOLS)[number];

/** Ratings of each user that a list has to find. */
const HELD_OUT = 5;
/** Several moments, because few users rated both before and after any one of them. */
const MOMENTS = [0.5, 0.6, 0.7, 0.8, 0.9];

/** The splits that a model that ranks is measured on. @param salt decides the order of ratings of one moment */
export function listSplits(set: RatingSet, protocol: ListProtocol, salt: number): Split[] {
  if (protocol === "leave-last-five") return [leaveLastOut(set, HELD_OUT, 0, salt)];
  return MOMENTS.map((share) => splitAtMoment(set, share, HELD_OUT)).filter(({ test }) => test.values.length > 0);
}

import { type FilterThresholds, filterRatings } from "../ratings/filterRatings.ts";
import { heldOutCount } from "../ratings/heldOutCount.ts";
import { type Rating, type RatingSet, RatingSetBuilder } from "../ratings/ratingSet.ts";
import { rowCounts, sparseRows } from "../ratings/sparseRows.ts";
import { assessReadiness, type TrainableRatings } from "./trainingReadiness.ts";

/** Ratings after which it is first looked whether they are enough; then after twice as many, and so on. */
const FIRST_CHECK = 4_000;
/** A set of which so many ratings are not enough has no person with more than a few. */
const MAX_READ = 2_000_000;

/**
 * Counts what a training could learn from. It reads no more than needed: what the filter leaves of some ratings, it
 * also leaves of all, because more ratings only add to the count of a film or a person.
 * @param known the number of all ratings, and of own ratings (see `TrainableRatings`)
 * @param pages all ratings, in pages
 */
export function countTrainable(
  known: Pick<TrainableRatings, "ratings" | "own">,
  pages: Iterable<readonly Rating[]>,
  thresholds: FilterThresholds,
): TrainableRatings {
  const builder = new RatingSetBuilder();
  let read = 0;
  let nextCheck = FIRST_CHECK;
  for (const page of pages) {
    for (const rating of page) builder.add(rating);
    read += page.length;
    if (read < nextCheck) continue;
    const counted = countFiltered(known, filterRatings(builder.build(), thresholds));
    if (read >= MAX_READ || isEnough(counted)) return counted;
    nextCheck = read * 2;
  }
  return countFiltered(known, filterRatings(builder.build(), thresholds));
}

function isEnough(counted: TrainableRatings): boolean {
  const readiness = assessReadiness(counted);
  return readiness.canTrain && readiness.kind === "community";
}

/** @param filtered what the filter left */
export function countFiltered(known: Pick<TrainableRatings, "ratings" | "own">, filtered: RatingSet): TrainableRatings {
  const counts = rowCounts(sparseRows(filtered, "users"));
  const isMember = (user: number) => (filtered.userIds[user] ?? 0) < 0;
  const heldOut = counts.reduce((sum, count, user) => sum + heldOutCount(count, isMember(user)), 0);
  return { ...known, usable: filtered.values.length, heldOut };
}

import { indicesWhere, type RatingSet, selectRatings } from "./ratingSet.ts";

export interface FilterThresholds {
  readonly minRatingsPerFilm: number;
  readonly minRatingsPerUser: number;
}

/** Films first, then users by what is left of theirs; once each, so that anybody can say why a rating is out. */
export function filterRatings(set: RatingSet, { minRatingsPerFilm, minRatingsPerUser }: FilterThresholds): RatingSet {
  const known = atLeast(set, "films", minRatingsPerFilm);
  return atLeast(known, "users", minRatingsPerUser);
}

function atLeast(set: RatingSet, side: "films" | "users", least: number): RatingSet {
  const numbers = set[side];
  const counts = new Int32Array(side === "films" ? set.filmIds.length : set.userIds.length);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  const indices = indicesWhere(numbers.length, (index) => (counts[numbers[index] ?? 0] ?? 0) >= least);
  return indices.length === numbers.length ? set : selectRatings(set, indices);
}

import { indicesWhere, type RatingSet, selectRatings } from "../ratings/ratingSet.ts";
import { sparseRows } from "../ratings/sparseRows.ts";
import type { History } from "./model.ts";

/** What each user of a set rated, oldest first; ratings of one moment in the order of the films' ids. */
export function userHistories(set: RatingSet): (user: number) => History {
  const ordered = inTimeOrder(set);
  const { starts, columns, values } = sparseRows(ordered, "users");
  return (user) => {
    const from = starts[user] ?? 0;
    const to = starts[user + 1] ?? 0;
    // `ordered` is sorted by user, as the rows are: their indices are the same.
    return {
      films: columns.slice(from, to),
      values: values.slice(from, to),
      times: ordered.times.slice(from, to),
    };
  };
}

/** The same ratings by user, each user's oldest first. */
export function inTimeOrder(set: RatingSet): RatingSet {
  const { users, times, films, filmIds } = set;
  const idAt = (at: number) => filmIds[films[at] ?? 0] ?? 0;
  return selectRatings(
    set,
    indicesWhere(users.length, () => true).sort(
      (a, b) => (users[a] ?? 0) - (users[b] ?? 0) || (times[a] ?? 0) - (times[b] ?? 0) || idAt(a) - idAt(b),
    ),
  );
}

import { hashPair } from "./hashPair.ts";
import { heldOutCount } from "./heldOutCount.ts";
import { indicesWhere, type RatingSet, selectRatings } from "./ratingSet.ts";
import { hasKey, rowKey, sortedKeys } from "./rowKeys.ts";

export interface HeldOutSplit {
  /** What models learn from, and are selected on. */
  readonly training: RatingSet;
  /** Each person's newest ratings, on which models are compared. */
  readonly heldOut: RatingSet;
  /** Ratings that were to be held out and also stand in the training under another user: left out of both. */
  readonly copies: number;
}

/** So many people's ratings are enough to compare models; more would be lost to the training. */
const MAX_PEOPLE = 10_000;

/**
 * Holds out each person's newest ratings, of a large community those of a part of its people. Who is asked depends on
 * the hash of their id, so that the next training holds out the same people.
 */
export function holdNewest(set: RatingSet, maxPeople = MAX_PEOPLE): HeldOutSplit {
  const { order, starts } = byUserAndTime(set);
  const isHeldOut = new Uint8Array(set.values.length);
  const share = shareOf(set.userIds.length, maxPeople);
  for (let user = 0; user + 1 < starts.length; user += 1) {
    const id = set.userIds[user] ?? 0;
    if (id >= 0 && hashPair(id, 0) >= share * 2 ** 32) continue;
    const [from, to] = [starts[user] ?? 0, starts[user + 1] ?? 0];
    for (let at = to - heldOutCount(to - from, id < 0); at < to; at += 1) isHeldOut[order[at] ?? 0] = 1;
  }
  const training = selectRatings(
    set,
    indicesWhere(isHeldOut.length, (index) => isHeldOut[index] === 0),
  );
  const keys = sortedKeys(training);
  const candidates = indicesWhere(isHeldOut.length, (index) => isHeldOut[index] === 1);
  const unique = candidates.filter((index) => !hasKey(keys, rowKey(set, index)));
  return { training, heldOut: selectRatings(set, unique), copies: candidates.length - unique.length };
}

/** 1, ½, ¼ …: a smaller share is a part of a larger one. */
function shareOf(people: number, maxPeople: number): number {
  let share = 1;
  while (people * share > maxPeople) share /= 2;
  return share;
}

/** The indices of a set grouped by user, each group by time, then by hash. */
function byUserAndTime(set: RatingSet): { readonly order: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(set.userIds.length + 1);
  for (const user of set.users) starts[user + 1] = (starts[user + 1] ?? 0) + 1;
  for (let user = 1; user < starts.length; user += 1) starts[user] = (starts[user] ?? 0) + (starts[user - 1] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(set.users.length);
  for (let index = 0; index < set.users.length; index += 1) {
    const user = set.users[index] ?? 0;
    order[next[user] ?? 0] = index;
    next[user] = (next[user] ?? 0) + 1;
  }
  const hash = (index: number) =>
    hashPair(set.userIds[set.users[index] ?? 0] ?? 0, set.filmIds[set.films[index] ?? 0] ?? 0);
  const compare = (a: number, b: number) => (set.times[a] ?? 0) - (set.times[b] ?? 0) || hash(a) - hash(b);
  for (let user = 0; user + 1 < starts.length; user += 1) order.subarray(starts[user], starts[user + 1]).sort(compare);
  return { order, starts };
}

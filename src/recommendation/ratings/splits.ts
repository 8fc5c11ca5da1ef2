import { hashPair } from "./hashPair.ts";
import { shuffled } from "./pseudoRandom.ts";
import { indicesWhere, type RatingSet, selectRatings } from "./ratingSet.ts";

export interface Split {
  readonly training: RatingSet;
  readonly test: RatingSet;
}

/** Of each rating: the hash of its ids. */
function hashesOf(set: RatingSet, salt = 0): Float64Array {
  const hashes = new Float64Array(set.values.length);
  for (let index = 0; index < hashes.length; index += 1) hashes[index] = hashAt(set, index, salt);
  return hashes;
}

const hashAt = ({ users, films, userIds, filmIds }: RatingSet, index: number, salt = 0): number =>
  hashPair(userIds[users[index] ?? 0] ?? 0, filmIds[films[index] ?? 0] ?? 0, salt);

/** The same ratings in the order of their hashes: a shuffle that needs no generator. */
export function inHashOrder(set: RatingSet): RatingSet {
  const hashes = hashesOf(set);
  return selectRatings(
    set,
    Int32Array.from(hashes.keys()).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0)),
  );
}

/** Each rating is tested once: in the fold that its hash falls into. */
export function hashFolds(set: RatingSet, count: number): Split[] {
  const ordered = inHashOrder(set);
  const folds = hashesOf(ordered).map((hash) => hash % count);
  return splitBy(ordered, folds, count);
}

/** One of these folds, in the order of the set and without a copy of it: for large sets. */
export function hashFold(set: RatingSet, count: number, fold: number): Split {
  const isTest = (index: number) => hashAt(set, index) % count === fold;
  const length = set.values.length;
  return {
    training: selectRatings(
      set,
      indicesWhere(length, (index) => !isTest(index)),
    ),
    test: selectRatings(set, indicesWhere(length, isTest)),
  };
}

/** Each rating is tested once: in a fold that the seed chooses, all of one size but for one. */
export function seededFolds(set: RatingSet, count: number, seed: number): Split[] {
  const order = shuffled(set.users.length, seed);
  const folds = new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) folds[order[at] ?? 0] = at % count;
  const ordered = selectRatings(set, order);
  return splitBy(
    ordered,
    Float64Array.from(order, (index) => folds[index] ?? 0),
    count,
  );
}

/**
 * Each user's last ratings are tested: by time, then by hash. Who has no more than so many keeps them all.
 * @param skipped newer ratings of each user that are in neither part
 * @param salt of the hash
 */
export function leaveLastOut(set: RatingSet, held: number, skipped = 0, salt = 0): Split {
  const training: number[] = [];
  const test: number[] = [];
  for (const indices of oldestFirst(set, salt)) {
    const end = indices.length - skipped;
    const cut = end > held ? end - held : end;
    training.push(...indices.slice(0, cut));
    test.push(...indices.slice(cut, end));
  }
  return {
    training: selectRatings(
      set,
      training.sort((a, b) => a - b),
    ),
    test: selectRatings(set, test),
  };
}

/**
 * What was rated before a moment is learnt from. Tested are the next ratings of the users who had rated before it;
 * other users and later ratings are left out.
 * @param share of all ratings that are older than the moment, 0 to 1
 * @param held ratings of each user that are tested, at most
 */
export function splitAtMoment(set: RatingSet, share: number, held: number): Split {
  const times = Float64Array.from(set.times).sort();
  const moment = times[Math.floor(times.length * share)] ?? 0;
  const isOlder = (index: number) => (set.times[index] ?? 0) < moment;
  const test = oldestFirst(set, 0).flatMap((indices) => {
    const older = indices.filter(isOlder).length;
    return older === 0 ? [] : indices.slice(older, older + held);
  });
  return {
    training: selectRatings(set, indicesWhere(set.values.length, isOlder)),
    test: selectRatings(set, test),
  };
}

/** The indices of each user's ratings, by time, then by hash. */
function oldestFirst(set: RatingSet, salt: number): number[][] {
  const hashes = hashesOf(set, salt);
  const ofUser = new Map<number, number[]>();
  set.users.forEach((user, index) => {
    const indices = ofUser.get(user);
    if (indices) indices.push(index);
    else ofUser.set(user, [index]);
  });
  return [...ofUser.values()].map((indices) =>
    indices.sort((a, b) => (set.times[a] ?? 0) - (set.times[b] ?? 0) || (hashes[a] ?? 0) - (hashes[b] ?? 0)),
  );
}

function splitBy(set: RatingSet, folds: Float64Array, count: number): Split[] {
  const indicesOf = (isWanted: (fold: number) => boolean) =>
    indicesWhere(folds.length, (index) => isWanted(folds[index] ?? 0));
  return Array.from({ length: count }, (_, fold) => ({
    training: selectRatings(
      set,
      indicesOf((one) => one !== fold),
    ),
    test: selectRatings(
      set,
      indicesOf((one) => one === fold),
    ),
  }));
}

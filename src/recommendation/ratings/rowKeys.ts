import { hashPair } from "./hashPair.ts";
import type { RatingSet } from "./ratingSet.ts";

const DAY_SECONDS = 86_400;

/**
 * A number that recognises a rating in another set, where its user may have another number: by film, stars and second.
 * Where the second is unknown, or only the day, by user and film; so are ratings of the household, which may change.
 * Two ratings have the same key by chance in one of four billion cases.
 */
export function rowKey(set: RatingSet, index: number): number {
  const user = set.userIds[set.users[index] ?? 0] ?? 0;
  const film = set.filmIds[set.films[index] ?? 0] ?? 0;
  const time = set.times[index] ?? 0;
  if (user < 0 || time % DAY_SECONDS === 0) return hashPair(user, film) | 0;
  return hashPair(hashPair(time | 0, Math.round((set.values[index] ?? 0) * 2)) | 0, film) | 0;
}

/** The keys of all ratings of a set, in ascending order. */
export function sortedKeys(set: RatingSet): Int32Array {
  const keys = new Int32Array(set.values.length);
  for (let index = 0; index < keys.length; index += 1) keys[index] = rowKey(set, index);
  return keys.sort();
}

/** @param keys in ascending order */
export function hasKey(keys: Int32Array, key: number): boolean {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return true;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

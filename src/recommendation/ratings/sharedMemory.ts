import type { RatingSet } from "./ratingSet.ts";

/** The same ratings in memory that threads share: sending them copies the ids alone. */
export function toSharedMemory(set: RatingSet): RatingSet {
  return {
    userIds: set.userIds,
    filmIds: set.filmIds,
    users: intoShared(Int32Array, set.users),
    films: intoShared(Int32Array, set.films),
    values: intoShared(Float32Array, set.values),
    times: intoShared(Float64Array, set.times),
  };
}

function intoShared<A extends Int32Array | Float32Array | Float64Array>(
  kind: { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number },
  numbers: A,
): A {
  const copy = new kind(new SharedArrayBuffer(numbers.length * kind.BYTES_PER_ELEMENT));
  copy.set(numbers);
  return copy;
}

import { hashPair } from "./hashPair.ts";

/**
 * Ratings in columns. `users` and `films` count from 0 and point into `userIds` and `filmIds`; every set made of another
 * (a fold, a filter) keeps these numbers, so that models and folds number users and films alike.
 */
export interface RatingSet {
  /** By number: the user's id where the ratings come from. */
  readonly userIds: readonly number[];
  readonly filmIds: readonly number[];
  readonly users: Int32Array;
  readonly films: Int32Array;
  /** Stars, 0.5 to 5. */
  readonly values: Float32Array;
  /** Seconds since 1970; 0 where unknown. */
  readonly times: Float64Array;
}

export interface Rating {
  readonly user: number;
  readonly film: number;
  readonly value: number;
  readonly time: number;
}

/** A user's second rating of a film replaces the first; with equal times the later in the list. */
export function toRatingSet(ratings: Iterable<Rating>): RatingSet {
  const builder = new RatingSetBuilder();
  for (const rating of ratings) builder.add(rating);
  return builder.build();
}

const FIRST_CAPACITY = 1_024;

/**
 * Builds a set as the ratings come, so that reading many can be done in pieces. Columns and the index of pairs are
 * typed arrays outside the heap of the thread: 40 bytes for each rating, and no limit of a `Map`.
 */
export class RatingSetBuilder {
  readonly #userNumbers = new Map<number, number>();
  readonly #filmNumbers = new Map<number, number>();
  #users = new Int32Array(FIRST_CAPACITY);
  #films = new Int32Array(FIRST_CAPACITY);
  #values = new Float32Array(FIRST_CAPACITY);
  #times = new Float64Array(FIRST_CAPACITY);
  #length = 0;
  /** Open addressing by user and film: the index of a rating plus one, 0 where a slot is free. */
  #slots = new Int32Array(2 * FIRST_CAPACITY);

  add({ user, film, value, time }: Rating): void {
    const userNumber = numberOf(this.#userNumbers, user);
    const filmNumber = numberOf(this.#filmNumbers, film);
    if (this.#length === this.#users.length) this.#grow();
    const slot = this.#slotOf(userNumber, filmNumber);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0 && time < (this.#times[known] ?? 0)) return;
    const index = known >= 0 ? known : this.#length;
    this.#users[index] = userNumber;
    this.#films[index] = filmNumber;
    this.#values[index] = value;
    this.#times[index] = time;
    if (known >= 0) return;
    this.#length += 1;
    this.#slots[slot] = this.#length;
  }

  build(): RatingSet {
    return {
      userIds: [...this.#userNumbers.keys()],
      filmIds: [...this.#filmNumbers.keys()],
      users: this.#users.slice(0, this.#length),
      films: this.#films.slice(0, this.#length),
      values: this.#values.slice(0, this.#length),
      times: this.#times.slice(0, this.#length),
    };
  }

  /** The slot of a pair, or the free one where it belongs. */
  #slotOf(user: number, film: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashPair(user, film) & mask; ; slot = (slot + 1) & mask) {
      const index = (this.#slots[slot] ?? 0) - 1;
      if (index < 0 || (this.#users[index] === user && this.#films[index] === film)) return slot;
    }
  }

  #grow(): void {
    const capacity = this.#length * 2;
    this.#users = enlarged(this.#users, new Int32Array(capacity));
    this.#films = enlarged(this.#films, new Int32Array(capacity));
    this.#values = enlarged(this.#values, new Float32Array(capacity));
    this.#times = enlarged(this.#times, new Float64Array(capacity));
    this.#slots = new Int32Array(2 * capacity);
    for (let index = 0; index < this.#length; index += 1)
      this.#slots[this.#slotOf(this.#users[index] ?? 0, this.#films[index] ?? 0)] = index + 1;
  }
}

function enlarged<A extends Int32Array | Float32Array | Float64Array>(numbers: A, larger: A): A {
  larger.set(numbers);
  return larger;
}

/** The ratings at these indices, in this order. */
export function selectRatings(set: RatingSet, indices: ArrayLike<number>): RatingSet {
  const length = indices.length;
  const users = new Int32Array(length);
  const films = new Int32Array(length);
  const values = new Float32Array(length);
  const times = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const index = indices[at] ?? 0;
    users[at] = set.users[index] ?? 0;
    films[at] = set.films[index] ?? 0;
    values[at] = set.values[index] ?? 0;
    times[at] = set.times[index] ?? 0;
  }
  return { userIds: set.userIds, filmIds: set.filmIds, users, films, values, times };
}

/** The indices below `length` for which a condition holds, in ascending order. It is asked twice for each. */
export function indicesWhere(length: number, holds: (index: number) => boolean): Int32Array {
  let count = 0;
  for (let index = 0; index < length; index += 1) if (holds(index)) count += 1;
  const indices = new Int32Array(count);
  let at = 0;
  for (let index = 0; index < length; index += 1) {
    if (!holds(index)) continue;
    indices[at] = index;
    at += 1;
  }
  return indices;
}

export function meanRating({ values }: RatingSet): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function numberOf(numbers: Map<number, number>, id: number): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}

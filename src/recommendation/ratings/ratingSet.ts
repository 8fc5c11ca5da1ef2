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

/** Builds a set as the ratings come, so that reading many can be done in pieces. */
export class RatingSetBuilder {
  readonly #userNumbers = new Map<number, number>();
  readonly #filmNumbers = new Map<number, number>();
  readonly #indices = new Map<number, number>();
  readonly #users: number[] = [];
  readonly #films: number[] = [];
  readonly #values: number[] = [];
  readonly #times: number[] = [];

  add({ user, film, value, time }: Rating): void {
    const userNumber = numberOf(this.#userNumbers, user);
    const filmNumber = numberOf(this.#filmNumbers, film);
    const pair = userNumber * 2 ** 26 + filmNumber;
    const known = this.#indices.get(pair);
    if (known === undefined) {
      this.#indices.set(pair, this.#users.length);
      this.#users.push(userNumber);
      this.#films.push(filmNumber);
      this.#values.push(value);
      this.#times.push(time);
    } else if (time >= (this.#times[known] ?? 0)) {
      this.#values[known] = value;
      this.#times[known] = time;
    }
  }

  build(): RatingSet {
    return {
      userIds: [...this.#userNumbers.keys()],
      filmIds: [...this.#filmNumbers.keys()],
      users: Int32Array.from(this.#users),
      films: Int32Array.from(this.#films),
      values: Float32Array.from(this.#values),
      times: Float64Array.from(this.#times),
    };
  }
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

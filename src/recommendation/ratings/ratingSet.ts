/**
 * Ratings in columns. `users` and `films` count from 0 and point into `userIds` and `filmIds`; every set made of another
 * (a fold, a filter) keeps these numbers, so that models and folds speak of the same users and films.
 */
export interface RatingSet {
  /** By number: the user's id where the ratings come from. */
  readonly userIds: readonly number[];
  readonly filmIds: readonly number[];
  readonly users: Int32Array;
  readonly films: Int32Array;
  /** Stars, 0.5 to 5. */
  readonly values: Float32Array;
  /** Seconds since 1970; 0 where nobody knows. */
  readonly times: Float64Array;
}

export interface Rating {
  readonly user: number;
  readonly film: number;
  readonly value: number;
  readonly time: number;
}

/** A user's second rating of a film takes the place of the first; with equal times the later in the list. */
export function toRatingSet(ratings: Iterable<Rating>): RatingSet {
  const userNumbers = new Map<number, number>();
  const filmNumbers = new Map<number, number>();
  const places = new Map<number, number>();
  const users: number[] = [];
  const films: number[] = [];
  const values: number[] = [];
  const times: number[] = [];
  for (const { user, film, value, time } of ratings) {
    const userNumber = numberOf(userNumbers, user);
    const filmNumber = numberOf(filmNumbers, film);
    const pair = userNumber * 2 ** 26 + filmNumber;
    const known = places.get(pair);
    if (known === undefined) {
      places.set(pair, users.length);
      users.push(userNumber);
      films.push(filmNumber);
      values.push(value);
      times.push(time);
    } else if (time >= (times[known] ?? 0)) {
      values[known] = value;
      times[known] = time;
    }
  }
  return {
    userIds: [...userNumbers.keys()],
    filmIds: [...filmNumbers.keys()],
    users: Int32Array.from(users),
    films: Int32Array.from(films),
    values: Float32Array.from(values),
    times: Float64Array.from(times),
  };
}

/** The ratings at these places, in this order. */
export function pick(set: RatingSet, places: ArrayLike<number>): RatingSet {
  const length = places.length;
  const users = new Int32Array(length);
  const films = new Int32Array(length);
  const values = new Float32Array(length);
  const times = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const place = places[at] ?? 0;
    users[at] = set.users[place] ?? 0;
    films[at] = set.films[place] ?? 0;
    values[at] = set.values[place] ?? 0;
    times[at] = set.times[place] ?? 0;
  }
  return { userIds: set.userIds, filmIds: set.filmIds, users, films, values, times };
}

export function meanOf({ values }: RatingSet): number {
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

import { genreKey } from "./genreKey.ts";

/** Statistics of ratings, not ratings: small, and without personal data. */
export interface RatingProfile {
  readonly ratings: number;
  /** Milliseconds since 1970, of the first and the last rating; null without any. */
  readonly from: number | null;
  readonly to: number | null;
  /** Ten counts, 0.5 to 5. */
  readonly histogram: readonly number[];
  /** Assignments by genre: a film of three counts in three. */
  readonly genres: Readonly<Record<string, number>>;
  /** By decade, `unknown` for the rest. */
  readonly decades: Readonly<Record<string, number>>;
  /** Seven counts of users by how many of the newest ratings are theirs; see `USER_STEPS`. */
  readonly perUser: readonly number[];
}

export interface ProfiledRatings {
  readonly users: ArrayLike<number>;
  readonly films: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Milliseconds since 1970. */
  readonly times: ArrayLike<number>;
  /** How much each rating counts; 1 by default. */
  readonly weights?: ArrayLike<number>;
}

export interface FilmTraits {
  readonly genres: readonly string[];
  readonly year: number | null;
}

export const RATING_STEPS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;
/** A user with so many ratings or more, up to the next step. */
export const USER_STEPS = [1, 2, 5, 10, 20, 50, 100] as const;
/** The largest window that is compared: how many ratings a user has depends on how many are looked at. */
export const WINDOW = 500;

/** Summarises ratings. @param traitsOf of a film as `films` numbers it; undefined where they are unknown */
export function profileRatings(
  { users, films, values, times, weights }: ProfiledRatings,
  traitsOf: (film: number) => FilmTraits | undefined,
): RatingProfile {
  const histogram = RATING_STEPS.map(() => 0);
  // A genre may have a name that every object has.
  const genres: Record<string, number> = Object.create(null);
  const decades: Record<string, number> = {};
  const count = (counts: Record<string, number>, key: string, weight: number) => {
    counts[key] = (counts[key] ?? 0) + weight;
  };
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < values.length; at += 1) {
    const step = Math.min(Math.max(Math.round((values[at] ?? 0) * 2) - 1, 0), RATING_STEPS.length - 1);
    const weight = weights?.[at] ?? 1;
    histogram[step] = (histogram[step] ?? 0) + weight;
    const traits = traitsOf(films[at] ?? -1);
    for (const genre of traits?.genres ?? []) count(genres, genreKey(genre), weight);
    count(decades, traits?.year ? String(Math.floor(traits.year / 10) * 10) : "unknown", weight);
    from = Math.min(from, times[at] ?? 0);
    to = Math.max(to, times[at] ?? 0);
  }
  const isEmpty = values.length === 0;
  return {
    ratings: values.length,
    from: isEmpty ? null : from,
    to: isEmpty ? null : to,
    histogram,
    genres,
    decades,
    perUser: usersByNumber(users, times),
  };
}

function usersByNumber(users: ArrayLike<number>, times: ArrayLike<number>): number[] {
  const places = Array.from({ length: users.length }, (_, at) => at);
  const newest =
    places.length <= WINDOW ? places : places.sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0)).slice(0, WINDOW);
  const ratings = new Map<number, number>();
  for (const at of newest) ratings.set(users[at] ?? 0, (ratings.get(users[at] ?? 0) ?? 0) + 1);
  const counts = USER_STEPS.map(() => 0);
  for (const many of ratings.values()) {
    const step = USER_STEPS.findLastIndex((least) => many >= least);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

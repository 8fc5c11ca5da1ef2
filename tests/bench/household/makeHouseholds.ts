import type { HouseholdCase } from "../../../src/recommendation/evaluation/households/householdCase.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";

export interface MovieLensRating {
  readonly user: number;
  readonly film: number;
  readonly stars: number;
  /** Since 1970, in seconds. */
  readonly at: number;
}

const HELD_FILMS = 20;
const OTHER_FILMS = 300;

export interface MakeOptions {
  /** Numbers of ratings; a user with fewer ratings is left out of the larger ones. */
  readonly toldCounts: readonly number[];
  /** Households per user and number of ratings. */
  readonly repetitions: number;
  readonly seed: number;
}

/**
 * Generates households like the public cases: of a user's ratings some are given and 20 held out, both drawn at
 * random. The library contains these films and 300 unrated ones, drawn by their number of ratings.
 */
export function makeHouseholds(
  ratingsByUser: ReadonlyMap<number, readonly MovieLensRating[]>,
  users: readonly number[],
  { toldCounts, repetitions, seed }: MakeOptions,
): HouseholdCase[] {
  const random = pseudoRandom(seed);
  const counts = countFilms(ratingsByUser);
  const cases: HouseholdCase[] = [];
  for (const toldCount of toldCounts) {
    for (const user of users) {
      const ratings = ratingsByUser.get(user) ?? [];
      if (ratings.length < toldCount + HELD_FILMS) continue;
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        const drawn = draw(ratings, () => 1, toldCount + HELD_FILMS, random);
        const held = drawn.slice(0, HELD_FILMS);
        const told = drawn.slice(HELD_FILMS).toSorted((a, b) => a.at - b.at);
        const known = new Set(ratings.map(({ film }) => film));
        const others = draw(
          [...counts].filter(([film]) => !known.has(film)),
          ([, count]) => count,
          OTHER_FILMS,
          random,
        );
        cases.push({
          id: cases.length + 1,
          told_count: toldCount,
          community_user: user,
          ratings: told.map(({ film, stars, at }) => [film, stars, at]),
          held: held.map(({ film, stars }) => [film, stars]),
          library: [...drawn.map(({ film }) => film), ...others.map(([film]) => film)].toSorted((a, b) => a - b),
        });
      }
    }
  }
  return cases;
}

function countFilms(ratingsByUser: ReadonlyMap<number, readonly MovieLensRating[]>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const ratings of ratingsByUser.values()) {
    for (const { film } of ratings) counts.set(film, (counts.get(film) ?? 0) + 1);
  }
  return counts;
}

/**
 * Draws items without replacement, with probabilities proportional to their weights.
 * Source: P. Efraimidis, P. Spirakis, "Weighted random sampling with a reservoir" (2006).
 */
function draw<T>(items: readonly T[], weightOf: (item: T) => number, count: number, random: () => number): T[] {
  return items
    .map((item) => ({ item, key: Math.log(random()) / weightOf(item) }))
    .toSorted((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item);
}

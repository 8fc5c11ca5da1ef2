import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRatingLine } from "../../../src/recommendation/communities/movieLensRatings.ts";
import { estimateMean, pairedDifference } from "../../../src/recommendation/evaluation/foldStatistics.ts";
import { listMetrics } from "../../../src/recommendation/evaluation/listMetrics.ts";
import { filterRatings } from "../../../src/recommendation/ratings/filterRatings.ts";
import { hashPair } from "../../../src/recommendation/ratings/hashPair.ts";
import { toRatingSet } from "../../../src/recommendation/ratings/ratingSet.ts";
import { summarizeRatings } from "../../../src/recommendation/ratings/ratingSummary.ts";
import { hashFolds, leaveLastOut, seededFolds } from "../../../src/recommendation/ratings/splits.ts";
import { madeRatings, setOf } from "./madeRatings.ts";
import "../../support/propertySeed.ts";

const SET = setOf(madeRatings());

test("of two ratings of one film the later counts, in any order", () => {
  const early = { user: 1, film: 2, value: 2, time: 10 };
  const late = { user: 1, film: 2, value: 5, time: 20 };
  for (const both of [
    [early, late],
    [late, early],
  ])
    expect([...toRatingSet(both).values]).toEqual([5]);
});

test("the hash is the one that is written down", () => {
  expect([hashPair(1, 1), hashPair(1, 3), hashPair(2, 318), hashPair(610, 170_875)]).toEqual([
    2_362_583_817, 1_751_727_042, 499_251_116, 610_755_234,
  ]);
});

describe.for([
  ["by hash", (count: number) => hashFolds(SET, count)],
  ["by seed", (count: number) => seededFolds(SET, count, 7)],
] as const)("folds %s", ([, split]) => {
  test("each rating is tested once, and learnt from in all the others", () => {
    const folds = split(4);
    expect(folds.reduce((sum, { test: held }) => sum + held.values.length, 0)).toBe(SET.values.length);
    for (const { training, test: held } of folds) {
      expect(training.values.length + held.values.length).toBe(SET.values.length);
      const learnt = new Set([...training.users].map((user, at) => `${user} ${training.films[at]}`));
      expect([...held.users].some((user, at) => learnt.has(`${user} ${held.films[at]}`))).toBe(false);
    }
  });
});

test("the last of each user are held out, by time", () => {
  const { training, test: held } = leaveLastOut(SET, 3);
  const latest = new Map<number, number>();
  for (const [at, user] of training.users.entries())
    latest.set(user, Math.max(latest.get(user) ?? 0, training.times[at]!));
  for (const [at, user] of held.users.entries()) expect(held.times[at]).toBeGreaterThanOrEqual(latest.get(user)!);
  expect(training.values.length + held.values.length).toBe(SET.values.length);
});

test("films are filtered first, then users by what is left of theirs", () => {
  const set = setOf([
    { user: 1, film: 1, value: 4, time: 0 },
    { user: 1, film: 2, value: 4, time: 0 },
    { user: 2, film: 1, value: 4, time: 0 },
    { user: 2, film: 3, value: 4, time: 0 },
    { user: 2, film: 2, value: 4, time: 0 },
  ]);
  expect(filterRatings(set, { minRatingsPerFilm: 2, minRatingsPerUser: 2 }).values).toHaveLength(4);
  expect(filterRatings(set, { minRatingsPerFilm: 2, minRatingsPerUser: 3 }).values).toHaveLength(0);
  expect(filterRatings(set, { minRatingsPerFilm: 1, minRatingsPerUser: 1 })).toBe(set);
});

test("a fingerprint is of the ratings, not of their order", () => {
  const ratings = madeRatings({ users: 8, films: 8 });
  fc.assert(
    fc.property(fc.shuffledSubarray(ratings, { minLength: ratings.length }), (order) => {
      expect(summarizeRatings(setOf(order)).fingerprint).toBe(summarizeRatings(setOf(ratings)).fingerprint);
    }),
  );
  const [first, ...rest] = ratings;
  const other = [{ ...first!, value: first!.value === 5 ? 4 : 5 }, ...rest];
  expect(summarizeRatings(setOf(other)).fingerprint).not.toBe(summarizeRatings(setOf(ratings)).fingerprint);
});

test.for([
  ["1,2,4.5,100", ",", { user: 1, film: 2, value: 4.5, time: 100 }],
  ["1::2::4::100", "::", { user: 1, film: 2, value: 4, time: 100 }],
  ["1\t2\t4\t100", "\t", { user: 1, film: 2, value: 4, time: 100 }],
  ["1,2,4.5", ",", { user: 1, film: 2, value: 4.5, time: 0 }],
  ["1,2,6,100", ",", null],
  ["1,2,0,100", ",", null],
  ["a,2,4,100", ",", null],
  ["1,2", ",", null],
] as const)("%j reads as a rating, or not", ([line, separator, rating]) => {
  expect(readRatingLine(line, separator)).toEqual(rating);
});

test("a perfect list gains all, a list of others nothing", () => {
  const { training, test: held } = leaveLastOut(SET, 3);
  const wanted = new Set([...held.users].map((user, at) => `${user} ${held.films[at]}`));
  let user = -1;
  const order = [...new Set(held.users)].sort((a, b) => a - b);
  const knowing = (sign: number) => ({
    scores: () => {
      user += 1;
      return Float64Array.from(SET.filmIds, (_, film) => (wanted.has(`${order[user]} ${film}`) ? sign : 0));
    },
  });
  expect(listMetrics(knowing(1), { training, test: held })).toMatchObject({
    ndcg: 1,
    recall: 1,
    ndcgLiked: expect.any(Number),
  });
  user = -1;
  expect(listMetrics(knowing(-1), { training, test: held }).ndcg).toBeLessThan(0.2);
});

test("a spread is the textbook's", () => {
  const spread = estimateMean([1, 2, 3, 4]);
  expect(spread.mean).toBe(2.5);
  expect(spread.standardError).toBeCloseTo(0.6455, 4);
  expect(spread.margin).toBeCloseTo(3.182 * 0.6455, 3);
  expect(pairedDifference([2, 4, 6], [1, 3, 5])).toMatchObject({ mean: 1, standardError: 0 });
});

import { describe, expect, test } from "vitest";
import { assessHousehold } from "../../../src/drift/assessHousehold.ts";
import { compareHousehold, divideHousehold } from "../../../src/drift/compareHousehold.ts";
import { divideRatings, MAX_CURRENT, MIN_CURRENT, MIN_PAST, type OwnRating } from "../../../src/drift/ownWindows.ts";
import { selfDispersion } from "../../../src/drift/selfDispersion.ts";
import { fTail, regularisedBeta } from "../../../src/drift/statistics/beta.ts";
import { momentsOf, withRounding } from "../../../src/drift/statistics/moments.ts";

const DAY_MS = 24 * 3_600_000;
/** Ratings one a minute; the values repeat. */
function rated(count: number, values: readonly number[], { user = 1, from = 0 } = {}): OwnRating[] {
  return Array.from({ length: count }, (_, at) => ({
    user,
    film: from + at + 1,
    value: values[at % values.length] ?? 3,
    time: (from + at + 1) * 60_000,
  }));
}
const USUAL = [4, 3.5, 4.5, 3, 4, 5, 2.5];
const traitsOf = (film: number) => ({ genres: [film % 2 ? "Drama" : "Comedy"], year: 1950 + (film % 50) });

function judge(before: readonly OwnRating[], after: readonly OwnRating[], thresholdPercent = 20) {
  const madeAt = Math.max(0, ...before.map(({ time }) => time));
  const windows = divideHousehold([...before, ...after], { cuts: {}, madeAt, now: madeAt + DAY_MS });
  return assessHousehold(compareHousehold(windows, traitsOf), { thresholdPercent });
}

describe("a person against their own past", () => {
  test("too few data is a verdict of its own, which says how many ratings are missing", () => {
    const { household, members } = judge(rated(40, USUAL), []);
    expect(household).toMatchObject({ status: "too_few_data", missingRatings: MIN_PAST - 40 + MIN_CURRENT });
    expect(members).toMatchObject([{ user: 1, status: "too_few_data" }]);
    expect(judge([], []).household.status).toBe("too_few_data");
    expect(judge(rated(100, USUAL), rated(29, USUAL, { from: 100 })).household).toMatchObject({ missingRatings: 1 });
  });

  test("thirty new ratings like the hundred before are no drift", () => {
    const { household } = judge(rated(100, USUAL), rated(30, USUAL, { from: 100 }));
    expect(household).toMatchObject({ status: "ok", missingRatings: 0 });
    expect(household.features.every(({ enough, drifted, p }) => enough && !drifted && p !== null)).toBe(true);
  });

  test("thirty ratings of one star after a hundred good ones are drift", () => {
    const { household } = judge(rated(100, USUAL), rated(30, [1], { from: 100 }));
    expect(household.status).toBe("alert");
    expect(household.features.find(({ name }) => name === "rating_mean")).toMatchObject({ drifted: true });
  });

  test("the same change is no drift for somebody who always changed like that", () => {
    const moody = [5, 1].flatMap((value) => Array.from({ length: MAX_CURRENT }, () => value));
    const past = rated(300, moody);
    expect(judge(past, rated(50, [1], { from: 300 })).household.status).toBe("ok");
  });

  test("a threshold above the change lets it pass", () => {
    const [before, after] = [rated(200, USUAL), rated(50, [2.5, 2, 3], { from: 200 })];
    const mean = (threshold: number) =>
      judge(before, after, threshold).household.features.find(({ name }) => name === "rating_mean");
    expect(mean(20)?.drifted).toBe(true);
    expect(mean(60)?.drifted).toBe(false);
  });

  test("somebody who always gives the same stars is judged too, and gives no NaN", () => {
    const { household } = judge(rated(100, [4]), rated(30, [4], { from: 100 }));
    expect(household.status).toBe("ok");
    expect(JSON.parse(JSON.stringify(household))).toEqual(household);
  });

  test("each member is judged by their own past, and the household by all of them", () => {
    const before = [...rated(110, USUAL, { user: 1 }), ...rated(110, USUAL, { user: 2 })];
    const after = [...rated(40, USUAL, { user: 1, from: 110 }), ...rated(40, [0.5], { user: 2, from: 110 })];
    const { members } = judge(before, after);
    expect(members.map(({ user, status }) => [user, status])).toEqual([
      [1, "ok"],
      [2, "alert"],
    ]);
  });

  test("four members who have too few ratings each are judged together", () => {
    const users = [1, 2, 3, 4];
    const before = users.flatMap((user) => rated(30, USUAL, { user }));
    const later = (values: readonly number[]) => users.flatMap((user) => rated(12, values, { user, from: 30 }));
    const same = judge(before, later(USUAL));
    expect(same.members.map(({ status }) => status)).toEqual(Array(4).fill("too_few_data"));
    expect(same.household.status).toBe("ok");
    expect(judge(before, later([0.5])).household.status).toBe("alert");
  });
});

describe("the past and what came after it", () => {
  const divide = (ratings: readonly OwnRating[], cut: number, now = DAY_MS) =>
    divideRatings(ratings, { cuts: { 1: cut }, madeAt: DAY_MS, now });

  test("ratings after the baseline complete a past that is too short", () => {
    const { past, current } = divide(rated(130, USUAL), 50 * 60_000);
    expect([past.length, current.length]).toEqual([100, 30]);
  });

  test("only the newest ratings are compared, and those between are counted", () => {
    const { past, current, between } = divide(rated(900, USUAL), 600 * 60_000);
    expect([past.length, past[0]?.film, current.length, current[0]?.film, between]).toEqual([500, 101, 50, 851, 250]);
  });

  test("ratings of a clock that was ahead count as old ones", () => {
    const ahead = rated(120, USUAL).map((rating) => ({ ...rating, time: rating.time + 3_650 * DAY_MS }));
    const { past, current } = divide([...ahead, ...rated(40, USUAL, { from: 1_500 })], 0, 2 * DAY_MS);
    expect([past.length, current.length, current[0]?.film]).toEqual([120, 40, 1_501]);
  });
});

describe("what a dispersion is made of", () => {
  test("nothing is known of a person yet: what is usual", () => {
    expect(selfDispersion("rating_mean", [], 0).factor).toBe(5);
  });

  test("the person's own windows outweigh what is usual, and never make it less than chance", () => {
    const calm = Array.from({ length: 50 }, () => ({ statistic: 0.5, degrees: 1 }));
    const moody = Array.from({ length: 50 }, () => ({ statistic: 30, degrees: 1 }));
    expect(selfDispersion("rating_mean", calm, 0).factor).toBe(1);
    expect(selfDispersion("rating_mean", moody, 0).factor).toBeGreaterThan(28);
  });

  test("rounding to half stars leaves nobody without a spread", () => {
    const same = withRounding(momentsOf([4], [10]), 0.5);
    expect(same.deviation).toBeCloseTo(0.5 / Math.sqrt(12), 12);
    expect(same.kurtosis).toBeCloseTo(1.8, 12);
  });

  test("the tail of Fisher's F, against published critical values", () => {
    expect(fTail(3.32583453, 5, 10)).toBeCloseTo(0.05, 8);
    expect(fTail(13.7450225, 1, 6)).toBeCloseTo(0.01, 8);
    expect(fTail(4.96460274, 1, 10)).toBeCloseTo(0.05, 8);
    expect([fTail(0, 3, 6), fTail(Number.POSITIVE_INFINITY, 3, 6)]).toEqual([1, 0]);
    expect(regularisedBeta(2, 3, 0.4)).toBeCloseTo(0.5248, 12);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterRatings } from "../../../src/recommendation/ratings/filterRatings.ts";
import { type Rating, toRatingSet } from "../../../src/recommendation/ratings/ratingSet.ts";
import { countFiltered, countTrainable } from "../../../src/recommendation/training/countTrainable.ts";
import { isTrainingDue, type TrainingSituation } from "../../../src/recommendation/training/isTrainingDue.ts";
import { assessReadiness } from "../../../src/recommendation/training/trainingReadiness.ts";
import "../../support/propertySeed.ts";
import { madeRatings } from "./madeRatings.ts";

const THRESHOLDS = { minRatingsPerFilm: 2, minRatingsPerUser: 5 };
const HOUR_MS = 3_600_000;

describe("what can be trained on", () => {
  test("is counted with the filter of the training itself", () => {
    const lonely = Array.from({ length: 300 }, (_, user) => ({ user, film: (user % 30) + 1, value: 3, time: 0 }));
    const counted = countTrainable({ ratings: 300, own: 0 }, [lonely], THRESHOLDS);
    expect(counted).toEqual({ ratings: 300, usable: 0, heldOut: 0, own: 0 });
    expect(assessReadiness(counted)).toEqual({ canTrain: false, reason: "too_few_after_filter", have: 0, need: 200 });
  });

  test("is known after a part of the ratings where that is enough", () => {
    const ratings = madeRatings({ users: 300, films: 60 });
    let read = 0;
    function* pages() {
      for (let from = 0; from < ratings.length; from += 500) {
        read += 500;
        yield ratings.slice(from, from + 500);
      }
    }
    expect(assessReadiness(countTrainable({ ratings: ratings.length, own: 60 }, pages(), THRESHOLDS))).toEqual({
      canTrain: true,
      kind: "community",
    });
    expect(read).toBeLessThan(ratings.length);
  });

  test("is the household model where one person rated enough and no community did", () => {
    const alone = { ratings: 200, usable: 0, heldOut: 0, own: 50 };
    expect(assessReadiness(alone)).toEqual({ canTrain: true, kind: "household" });
    expect(assessReadiness({ ...alone, own: 49 })).toMatchObject({ canTrain: false, reason: "too_few_after_filter" });
    expect(assessReadiness({ ...alone, usable: 200, heldOut: 50 })).toEqual({ canTrain: true, kind: "community" });
  });

  test("grows with every rating, so that a part never promises too much", () => {
    const rating = fc.record({
      user: fc.integer({ min: 1, max: 12 }),
      film: fc.integer({ min: 1, max: 12 }),
      value: fc.constant(3),
      time: fc.constant(0),
    });
    const count = (ratings: readonly Rating[]) =>
      countFiltered({ ratings: 0, own: 0 }, filterRatings(toRatingSet(ratings), THRESHOLDS));
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 120 }), fc.nat(120), (ratings, length) => {
        const [part, all] = [count(ratings.slice(0, length)), count(ratings)];
        expect(part.usable).toBeLessThanOrEqual(all.usable);
        expect(part.heldOut).toBeLessThanOrEqual(all.heldOut);
      }),
    );
  });
});

describe("the schedule", () => {
  const now = 1_000 * HOUR_MS;
  const situation: TrainingSituation = {
    ratings: 300,
    readiness: { canTrain: true, kind: "community" },
    trainAfter: 50,
    last: null,
    now,
    isDrifting: () => false,
  };
  const last = (hoursAgo: number, state: "done" | "failed" | "refused", ratings = 300) => ({
    startedAt: now - hoursAgo * HOUR_MS,
    state,
    ratings,
  });

  test("starts nothing that would be refused", () => {
    const readiness = assessReadiness({ ratings: 300, usable: 0, heldOut: 0, own: 49 });
    expect(isTrainingDue({ ...situation, readiness, isDrifting: () => true })).toBe(false);
    expect(isTrainingDue(situation)).toBe(true);
  });

  test.for([
    ["finished", last(0.02, "done"), false],
    ["failed a minute ago", last(0.02, "failed"), false],
    ["was refused", last(0.02, "refused"), false],
    ["failed yesterday", last(25, "failed"), true],
    ["finished before fifty more ratings", last(0.02, "done", 250), true],
  ] as const)("after a training that %s", ([, before, isDue]) => {
    expect(isTrainingDue({ ...situation, last: before })).toBe(isDue);
  });

  test("repeats a training because of drift once a day, and only where it learns from thirty new ratings", () => {
    const drifting = { ...situation, isDrifting: () => true };
    expect(isTrainingDue({ ...drifting, last: last(2, "done", 270) })).toBe(false);
    expect(isTrainingDue({ ...drifting, last: last(25, "done", 270) })).toBe(true);
    expect(isTrainingDue({ ...drifting, last: last(25, "done", 271) })).toBe(false);
    expect(isTrainingDue({ ...drifting, last: last(25, "done") })).toBe(false);
  });
});

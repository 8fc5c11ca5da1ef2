import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodedError } from "../../../src/errors/index.ts";
import { judgeModel } from "../../../src/recommendation/evaluation/judgeModel.ts";
import { holdNewest } from "../../../src/recommendation/ratings/holdNewest.ts";
import { type Rating, type RatingSet, RatingSetBuilder } from "../../../src/recommendation/ratings/ratingSet.ts";
import { hashFold, hashFolds } from "../../../src/recommendation/ratings/splits.ts";
import { evaluateModels } from "../../../src/recommendation/training/evaluateModels.ts";
import { TrainingProgress } from "../../../src/recommendation/training/trainingProgress.ts";
import type { TaskRunner } from "../../../src/workers/index.ts";
import "../../support/propertySeed.ts";
import { madeRatings, setOf } from "./madeRatings.ts";

const rowsOf = ({ users, films, values, times, userIds, filmIds }: RatingSet) =>
  [...users].map((user, row) => [userIds[user], filmIds[films[row]!], values[row], times[row]].join());

describe("a set of ratings", () => {
  test("keeps a user's last rating of each film, in the order in which films were first rated", () => {
    const rating = fc.record({
      user: fc.integer({ min: -3, max: 30 }),
      film: fc.integer({ min: 1, max: 30 }),
      value: fc.integer({ min: 1, max: 10 }).map((half) => half / 2),
      time: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 2_500 }), (ratings) => {
        const newest = new Map<string, Rating>();
        for (const one of ratings) {
          const known = newest.get(`${one.user} ${one.film}`);
          if (!known || one.time >= known.time) newest.set(`${one.user} ${one.film}`, one);
        }
        const builder = new RatingSetBuilder();
        for (const one of ratings) builder.add(one);
        expect(rowsOf(builder.build())).toEqual(
          [...newest.values()].map(({ user, film, value, time }) => [user, film, value, time].join()),
        );
      }),
      { numRuns: 30 },
    );
  });

  test("can be built in pieces: what was built does not change with what is added", () => {
    const builder = new RatingSetBuilder();
    builder.add({ user: 1, film: 1, value: 3, time: 1 });
    const first = builder.build();
    builder.add({ user: 1, film: 1, value: 5, time: 2 });
    expect([...first.values]).toEqual([3]);
    expect([...builder.build().values]).toEqual([5]);
  });

  test("has the same folds one by one as at once", () => {
    const set = setOf(madeRatings());
    hashFolds(set, 3).forEach((fold, number) => {
      const one = hashFold(set, 3, number);
      expect(rowsOf(one.training).toSorted()).toEqual(rowsOf(fold.training).toSorted());
      expect(rowsOf(one.test).toSorted()).toEqual(rowsOf(fold.test).toSorted());
    });
  });
});

describe("a model that is only compared", () => {
  const split = holdNewest(setOf(madeRatings()));

  test("is too costly where too many ratings are of the same films", () => {
    const films = new Int32Array(50_000);
    const users = Int32Array.from({ length: 50_000 }, (_, user) => user);
    const userIds = [...users];
    const numbers = { users, films, userIds, filmIds: [1] };
    const training = { ...numbers, values: new Float32Array(50_000).fill(3), times: new Float64Array(50_000) };
    const tooCostly = () => judgeModel({ training, heldOut: training, kind: "knn", params: {} });
    expect(tooCostly).toThrow(expect.objectContaining({ code: "model_too_costly" }));
  });

  test.for([
    ["is too costly", new CodedError("model_too_costly"), "too_costly"],
    ["fails", new RangeError("Array buffer allocation failed"), "failed"],
  ] as const)("is left out with the reason where it %s, and the others are evaluated", async ([, error, reason]) => {
    const workers: TaskRunner = {
      async run(task, input) {
        const { kind } = input as { kind?: string };
        if (kind === "knn") throw error;
        return (await task.load())(input);
      },
    };
    const signal = new AbortController().signal;
    const progress = new TrainingProgress({ trainingId: 1, results: {}, saveProgress: () => undefined, signal });
    await evaluateModels(split, workers, progress, signal);
    expect(progress.results.skipped).toEqual([{ model: "knn", reason }]);
    expect(progress.results.evaluations?.map(({ model }) => model)).toEqual([
      "random",
      "baseline",
      "svd",
      "popular",
      "ease_pair",
      "ease_window",
    ]);
  });
});

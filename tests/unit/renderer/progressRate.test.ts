import { expect, test } from "vitest";
import { addSample, estimateRate, type ProgressSample } from "../../../renderer/backgroundWork/progressRate.ts";

const after = (steps: readonly (readonly [seconds: number, done: number])[], kind = "identify") =>
  steps.reduce<ProgressSample[]>(
    (samples, [seconds, done]) => addSample(samples, { kind, at: seconds * 1_000, done }),
    [],
  );

test("the pace is what the last quarter of a minute did", () => {
  expect(
    estimateRate(
      after([
        [0, 0],
        [4, 40],
        [20, 60],
        [22, 64],
        [24, 68],
      ]),
      108,
    ),
  ).toEqual({ perSecond: 2, remainingSeconds: 20 });
});

test("work that moves in gusts with long pauses has the pace of two minutes", () => {
  const gusts = after([
    [0, 0],
    [14, 4],
    [16, 4],
    [30, 8],
    [40, 8],
    [60, 12],
  ]);
  expect(estimateRate(gusts, 24)).toEqual({ perSecond: 0.2, remainingSeconds: 60 });
});

test("nothing is promised before some seconds, nor while nothing gets done", () => {
  expect(estimateRate([], 10)).toBeNull();
  expect(
    estimateRate(
      after([
        [0, 0],
        [2, 50],
      ]),
      100,
    ),
  ).toBeNull();
  expect(
    estimateRate(
      after([
        [0, 5],
        [9, 5],
      ]),
      100,
    ),
  ).toBeNull();
});

test("other work, and restarted work, has its own rate", () => {
  const first = after([
    [0, 0],
    [5, 50],
  ]);
  expect(addSample(first, { kind: "artwork", at: 6_000, done: 1 })).toHaveLength(1);
  expect(addSample(first, { kind: "identify", at: 6_000, done: 2 })).toHaveLength(2);
});

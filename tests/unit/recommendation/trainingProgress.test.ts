import { describe, expect, test } from "vitest";
import { estimateRemainingMs } from "../../../src/recommendation/training/estimateRemaining.ts";
import { stageStates } from "../../../src/recommendation/training/stageStates.ts";
import type { Training } from "../../../src/recommendation/training/trainingRecords.ts";

const TRAINING: Training = {
  id: 1,
  job: 1,
  state: "running",
  stage: "grid_search",
  progress: 0.5,
  results: {},
  startedAt: 0,
  finishedAt: null,
};
const states = (training: Partial<Training>) =>
  Object.fromEntries(stageStates({ ...TRAINING, ...training }).map(({ stage, state }) => [stage, state]));
const finished = (promoted: boolean): Partial<Training> => ({
  state: "done",
  stage: "finished",
  results: { versions: { rating: 1, list: 2 }, promoted: { rating: promoted, list: false } },
});

describe("the stages of a training", () => {
  test("are done, running and pending while it runs", () => {
    expect(states({})).toMatchObject({ load: "done", evaluate: "done", grid_search: "running", compare: "pending" });
  });

  test("are all done where it promoted something", () => {
    expect(new Set(Object.values(states(finished(true))))).toEqual(new Set(["done"]));
  });

  test("do not include a promotion that did not happen", () => {
    expect(states(finished(false))).toMatchObject({ register: "done", promote: "skipped" });
  });

  test("end where a training failed or was cancelled", () => {
    expect(states({ state: "failed" })).toMatchObject({ evaluate: "done", grid_search: "failed", compare: "skipped" });
    expect(states({ state: "cancelled" })).toMatchObject({ grid_search: "skipped", compare: "skipped" });
  });
});

describe("the remaining time", () => {
  const reference = [
    [0.1, 1_000],
    [0.5, 9_000],
    [1, 10_000],
  ] as const;

  test("follows the time that the stages of the last training took", () => {
    // Nine tenths of the time were over at half of the stages.
    expect(estimateRemainingMs([[0.5, 18_000]], 0, reference)).toBeCloseTo(2_000);
    expect(estimateRemainingMs([[0.1, 500]], 0, reference)).toBeCloseTo(4_500);
  });

  test("passes between two entries, and never below zero", () => {
    expect(estimateRemainingMs([[0.1, 500]], 1_500, reference)).toBeCloseTo(3_000);
    expect(estimateRemainingMs([[0.1, 500]], 60_000, reference)).toBe(0);
  });

  test("is unknown at the beginning, and estimated without an earlier training", () => {
    expect(estimateRemainingMs([[0, 0]], 10, null)).toBeNull();
    expect(estimateRemainingMs([], 10, reference)).toBeNull();
    expect(estimateRemainingMs([[0.3, 3_000]], 0, null)).toBeCloseTo(7_000);
  });
});

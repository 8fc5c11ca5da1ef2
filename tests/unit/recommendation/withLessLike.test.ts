import { expect, test } from "vitest";
import { withLessLike } from "../../../src/recommendation/prediction/withLessLike.ts";

test("films that resemble unwanted ones fall, the more the closer they are; the others keep their order", () => {
  const scores = Float64Array.of(5, 4, 3, 2, 1);
  const unwanted = Float64Array.of(9, 0, 4, 0, 0);
  const lowered = withLessLike(scores, unwanted);
  const loss = scores.map((_, film) => (lowered[film] ?? 0) - (withLessLike(scores, new Float64Array(5))[film] ?? 0));
  expect(loss[0]).toBeLessThan(loss[2] ?? 0);
  expect(loss[2]).toBeLessThan(loss[1] ?? 0);
  expect(lowered[1]).toBeGreaterThan(lowered[3] ?? 0);
  expect(lowered[3]).toBeGreaterThan(lowered[4] ?? 0);
});

test("the scale of a model does not matter, and films that it leaves out stay out", () => {
  const scores = Float64Array.of(3, Number.NEGATIVE_INFINITY, 2, 1);
  const unwanted = Float64Array.of(1, 5, Number.NEGATIVE_INFINITY, 0);
  const lowered = withLessLike(scores, unwanted);
  expect(lowered[1]).toBe(Number.NEGATIVE_INFINITY);
  expect([lowered[0], lowered[2], lowered[3]].every(Number.isFinite)).toBe(true);
  const scaled = withLessLike(
    scores.map((score) => score * 1_000),
    unwanted.map((score) => score / 7),
  );
  for (const film of [0, 2, 3]) expect(scaled[film]).toBeCloseTo(lowered[film] ?? 0, 9);
});

import { expect, test } from "vitest";
import { quantileOf } from "../../../src/monitoring/quantile.ts";

const buckets = [
  { upTo: 1, count: 50 },
  { upTo: 2, count: 90 },
  { upTo: Number.POSITIVE_INFINITY, count: 100 },
];

test("a quantile lies within the bucket that holds it, as evenly as its values", () => {
  expect(quantileOf(buckets, 0.25)).toBe(0.5);
  expect(quantileOf(buckets, 0.5)).toBe(1);
  expect(quantileOf(buckets, 0.7)).toBe(1.5);
});

test("a quantile beyond the last bound is that bound", () => {
  expect(quantileOf(buckets, 0.99)).toBe(2);
});

test("there is no quantile of nothing", () => {
  expect(quantileOf([], 0.5)).toBeNull();
  expect(quantileOf([{ upTo: 1, count: 0 }], 0.5)).toBeNull();
});

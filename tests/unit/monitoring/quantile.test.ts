import { expect, test } from "vitest";
import { histogramQuantile } from "../../../src/monitoring/histogramQuantile.ts";

const buckets = [
  { upperBound: 1, count: 50 },
  { upperBound: 2, count: 90 },
  { upperBound: Number.POSITIVE_INFINITY, count: 100 },
];

test("a quantile is interpolated linearly within its bucket", () => {
  expect(histogramQuantile(buckets, 0.25)).toBe(0.5);
  expect(histogramQuantile(buckets, 0.5)).toBe(1);
  expect(histogramQuantile(buckets, 0.7)).toBe(1.5);
});

test("a quantile beyond the last bound is that bound", () => {
  expect(histogramQuantile(buckets, 0.99)).toBe(2);
});

test("there is no quantile of nothing", () => {
  expect(histogramQuantile([], 0.5)).toBeNull();
  expect(histogramQuantile([{ upperBound: 1, count: 0 }], 0.5)).toBeNull();
});

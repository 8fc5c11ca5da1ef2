import type { MeasuredFeature } from "./measuredFeature.ts";
import { RATING_STEPS, type RatingProfile } from "./profile.ts";
import { momentsOf } from "./statistics/moments.ts";

/** What can be compared of two profiles of ratings. */
export function ratingFeatures(baseline: RatingProfile, current: RatingProfile): MeasuredFeature[] {
  const moments = {
    baseline: momentsOf(RATING_STEPS, baseline.histogram),
    current: momentsOf(RATING_STEPS, current.histogram),
  };
  const rows = { baseline: baseline.ratings, current: current.ratings };
  return [
    { name: "rating_mean", kind: "mean", rows, ...moments },
    { name: "rating_sd", kind: "deviation", rows, ...moments },
    {
      name: "rating_histogram",
      kind: "shares",
      rows,
      labels: RATING_STEPS.map(String),
      baseline: baseline.histogram,
      current: current.histogram,
    },
    { name: "genre_mix", kind: "shares", rows, ...aligned(baseline.genres, current.genres) },
    { name: "decade_mix", kind: "shares", rows, ...aligned(baseline.decades, current.decades) },
  ];
}

type Counts = Readonly<Record<string, number>>;

/** Two counts over the bins of both. */
function aligned(baseline: Counts, current: Counts) {
  const labels = [...new Set([...Object.keys(baseline), ...Object.keys(current)])].sort();
  return {
    labels,
    baseline: labels.map((label) => baseline[label] ?? 0),
    current: labels.map((label) => current[label] ?? 0),
  };
}

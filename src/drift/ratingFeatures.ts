import type { MeasuredFeature } from "./assessDrift.ts";
import { RATING_STEPS, type RatingProfile, USER_STEPS } from "./profile.ts";
import { momentsOf } from "./statistics/moments.ts";

/** What can be compared of two profiles of ratings. */
export function ratingFeatures(baseline: RatingProfile, current: RatingProfile): MeasuredFeature[] {
  const moments = {
    baseline: momentsOf(RATING_STEPS, baseline.histogram),
    current: momentsOf(RATING_STEPS, current.histogram),
  };
  return [
    { name: "rating_mean", kind: "mean", ...moments },
    { name: "rating_sd", kind: "deviation", ...moments },
    {
      name: "rating_histogram",
      kind: "shares",
      labels: RATING_STEPS.map(String),
      baseline: baseline.histogram,
      current: current.histogram,
    },
    { name: "genre_mix", kind: "shares", ...aligned(baseline.genres, current.genres), rows: current.ratings },
    { name: "decade_mix", kind: "shares", ...aligned(baseline.decades, current.decades) },
    {
      name: "ratings_per_user",
      kind: "shares",
      labels: USER_STEPS.map(String),
      baseline: baseline.perUser,
      current: current.perUser,
    },
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

import { MIN_ROWS } from "./assessDrift.ts";
import type { MeasuredFeature } from "./measuredFeature.ts";
import type { Span, UsageBaseline, UsageWindows } from "./usageWindows.ts";

/** What files and predictions looked like in a span; null for what there was too little of. */
export function measureUsage(windows: UsageWindows, span: Span): UsageBaseline {
  const files = windows.files(span);
  const cold = windows.cold(span);
  const score = windows.score(span);
  const { shown, predictions, until } = windows.coverage(span);
  return {
    files: files.count >= MIN_ROWS ? files : null,
    cold: cold.count >= MIN_ROWS ? cold : null,
    score: score.count >= MIN_ROWS ? score : null,
    coverage: predictions >= MIN_ROWS ? { ...shown, until } : null,
  };
}

/** What there was too little of when the baseline was made is measured as soon as there is enough, and then stays. */
export function completeUsage(usage: UsageBaseline, windows: UsageWindows, madeAt: number): UsageBaseline {
  if (Object.values(usage).every((part) => part !== null)) return usage;
  const first = measureUsage(windows, { after: madeAt, before: Number.MAX_SAFE_INTEGER, take: "first" });
  return {
    files: usage.files ?? first.files,
    cold: usage.cold ?? first.cold,
    coverage: usage.coverage ?? first.coverage,
    score: usage.score ?? first.score,
  };
}

/**
 * Each part of the baseline with the recent values to compare it with. Fewer lists without a model and fewer files
 * without a film are no reason for an alert. The scores of a model grow with every rating that a person adds, and what a
 * list shows depends on what they have seen: neither says that anything is wrong, so both are shown for information.
 */
export function usageFeatures(usage: UsageBaseline, windows: UsageWindows): MeasuredFeature[] {
  const newestAfter = (until: number): Span => ({ after: until, before: Number.MAX_SAFE_INTEGER, take: "newest" });
  const features: MeasuredFeature[] = [];
  if (usage.cold) {
    const current = windows.cold(newestAfter(usage.cold.until));
    features.push({ name: "cold_start_share", kind: "proportion", drifts: "on_rise", baseline: usage.cold, current });
  }
  if (usage.files) {
    const current = windows.files(newestAfter(usage.files.until));
    features.push({
      name: "unidentified_share",
      kind: "proportion",
      drifts: "on_rise",
      baseline: usage.files,
      current,
    });
  }
  if (usage.score) {
    const current = windows.score(newestAfter(usage.score.until));
    features.push({ name: "score_mean", kind: "mean", drifts: "never", baseline: usage.score, current });
  }
  if (usage.coverage) {
    const { shown, predictions } = windows.coverage(newestAfter(usage.coverage.until));
    // Fewer lists show fewer films: shares are comparable only where there are as many lists.
    const current = predictions >= MIN_ROWS ? shown : { hits: 0, count: 0 };
    features.push({
      name: "catalogue_coverage",
      kind: "proportion",
      drifts: "never",
      baseline: usage.coverage,
      current,
    });
  }
  return features;
}

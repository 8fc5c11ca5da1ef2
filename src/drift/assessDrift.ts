import {
  hellinger,
  jensenShannon,
  populationStabilityIndex,
  toShares,
  totalVariation,
} from "./statistics/distances.ts";
import {
  mergeSmallBins,
  type Proportion,
  testDeviations,
  testMeans,
  testProportions,
  testShares,
} from "./statistics/hypothesisTests.ts";
import type { Moments } from "./statistics/moments.ts";

export type FeatureName =
  | "rating_mean"
  | "rating_sd"
  | "rating_histogram"
  | "genre_mix"
  | "decade_mix"
  | "ratings_per_user"
  | "cold_start_share"
  | "unidentified_share"
  | "score_mean"
  | "catalogue_coverage";

/** Both sides of one feature as they were counted. */
export type MeasuredFeature =
  | {
      readonly name: FeatureName;
      readonly kind: "mean" | "deviation";
      readonly baseline: Moments;
      readonly current: Moments;
    }
  | {
      readonly name: FeatureName;
      readonly kind: "proportion";
      readonly baseline: Proportion;
      readonly current: Proportion;
    }
  | {
      readonly name: FeatureName;
      readonly kind: "shares";
      readonly labels: readonly string[];
      readonly baseline: readonly number[];
      readonly current: readonly number[];
      /** Rows that the current shares were counted in, where one row counts in several. */
      readonly rows?: number;
    };

export interface FeatureVerdict {
  readonly name: FeatureName;
  readonly kind: "numeric" | "proportion" | "shares";
  /** Fewer than a hundred rows now, or no baseline for it: no verdict. */
  readonly enough: boolean;
  readonly baseline: number | null;
  readonly current: number | null;
  readonly baselineCount: number;
  readonly currentCount: number;
  /** Null where the baseline is 0, and for shares. */
  readonly changePercent: number | null;
  readonly psi: number | null;
  /** How likely chance alone does this. */
  readonly p: number | null;
  readonly drifted: boolean;
  /** Shown, never an alert. */
  readonly moderate: boolean;
  /** Of shares: what moved most first. */
  readonly shares: readonly { readonly label: string; readonly baseline: number; readonly current: number }[];
  readonly distances: Readonly<Record<"jensen_shannon" | "hellinger" | "total_variation", number>> | null;
}

export const MIN_ROWS = 100;
const SIGNIFICANCE = 0.01;
const LARGE_INDEX = 0.25;
const MODERATE_INDEX = 0.1;

/**
 * A change counts as drift only where it is large and more than chance: p below 0.01 over the number of features that
 * have enough rows (Bonferroni). The rule, its figures and its sources stand in docs/monitoring.md.
 */
export function assessDrift(features: readonly MeasuredFeature[], thresholdPercent: number): FeatureVerdict[] {
  const significance = SIGNIFICANCE / Math.max(1, features.filter(hasEnoughRows).length);
  return features.map((feature) => {
    const enough = hasEnoughRows(feature);
    const change = measureChange(feature, thresholdPercent);
    const isSignificant = enough && change.p < significance;
    const drifted = isSignificant && change.isLarge;
    return {
      ...change.shown,
      name: feature.name,
      enough,
      p: enough ? change.p : null,
      drifted,
      moderate: isSignificant && !drifted && change.isModerate,
    };
  });
}

interface MeasuredChange {
  readonly shown: Omit<FeatureVerdict, "name" | "enough" | "p" | "drifted" | "moderate">;
  readonly p: number;
  readonly isLarge: boolean;
  readonly isModerate: boolean;
}

function hasEnoughRows(feature: MeasuredFeature): boolean {
  const [baseline, current] = rowCounts(feature);
  return baseline > 0 && current >= MIN_ROWS;
}

function rowCounts(feature: MeasuredFeature): [baseline: number, current: number] {
  if (feature.kind !== "shares") return [feature.baseline.count, feature.current.count];
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return [total(feature.baseline), feature.rows ?? total(feature.current)];
}

function measureChange(feature: MeasuredFeature, thresholdPercent: number): MeasuredChange {
  if (feature.kind === "shares") return measureShares(feature);
  const { kind, baseline, current } = feature;
  if (kind === "proportion") {
    const [before, now] = [ratio(baseline), ratio(current)];
    return measureNumber("proportion", before, now, testProportions(baseline, current).p, feature, thresholdPercent);
  }
  const test = kind === "mean" ? testMeans(baseline, current) : testDeviations(baseline, current);
  const of = (moments: Moments) => (kind === "mean" ? moments.mean : moments.deviation);
  return measureNumber("numeric", of(baseline), of(current), test.p, feature, thresholdPercent);
}

const ratio = ({ hits, count }: Proportion): number => (count === 0 ? 0 : hits / count);

function measureNumber(
  kind: "numeric" | "proportion",
  baseline: number,
  current: number,
  p: number,
  feature: MeasuredFeature,
  thresholdPercent: number,
): MeasuredChange {
  const [baselineCount, currentCount] = rowCounts(feature);
  const changePercent = baseline === 0 ? null : (100 * (current - baseline)) / Math.abs(baseline);
  const size = changePercent === null ? 100 * Math.abs(current) : Math.abs(changePercent);
  return {
    shown: {
      kind,
      baseline: baselineCount > 0 ? baseline : null,
      current: currentCount > 0 ? current : null,
      baselineCount,
      currentCount,
      changePercent: baselineCount > 0 && currentCount > 0 ? changePercent : null,
      psi: null,
      shares: [],
      distances: null,
    },
    p,
    isLarge: size > thresholdPercent,
    isModerate: size > thresholdPercent / 2,
  };
}

function measureShares(feature: Extract<MeasuredFeature, { kind: "shares" }>): MeasuredChange {
  const [baselineCount, currentCount] = rowCounts(feature);
  const merged = mergeSmallBins(feature.baseline, feature.current);
  const psi = populationStabilityIndex(merged.baseline, merged.current);
  const [before, now] = [toShares(feature.baseline), toShares(feature.current)];
  const hasBoth = baselineCount > 0 && currentCount > 0;
  return {
    shown: {
      kind: "shares",
      baseline: null,
      current: null,
      baselineCount,
      currentCount,
      changePercent: null,
      psi: hasBoth ? psi : null,
      shares: feature.labels
        .map((label, bin) => ({ label, baseline: before[bin] ?? 0, current: now[bin] ?? 0 }))
        .sort((a, b) => Math.abs(b.current - b.baseline) - Math.abs(a.current - a.baseline)),
      distances: hasBoth
        ? {
            jensen_shannon: jensenShannon(feature.baseline, feature.current),
            hellinger: hellinger(feature.baseline, feature.current),
            total_variation: totalVariation(feature.baseline, feature.current),
          }
        : null,
    },
    p: hasBoth ? testShares(merged.baseline, merged.current).p : 1,
    isLarge: psi > LARGE_INDEX,
    isModerate: psi >= MODERATE_INDEX,
  };
}

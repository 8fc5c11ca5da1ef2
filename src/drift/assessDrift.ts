import { contrastOf } from "./contrastOf.ts";
import type { FeatureName, MeasuredFeature } from "./measuredFeature.ts";
import { usualProbability } from "./selfDispersion.ts";
import {
  hellinger,
  jensenShannon,
  populationStabilityIndex,
  toShares,
  totalVariation,
} from "./statistics/distances.ts";
import { chiSquaredTail } from "./statistics/gamma.ts";
import { mergeSmallBins, type Proportion } from "./statistics/hypothesisTests.ts";
import type { Moments } from "./statistics/moments.ts";

export interface FeatureVerdict {
  readonly name: FeatureName;
  readonly kind: "numeric" | "proportion" | "shares";
  /** Enough rows on both sides for a verdict. */
  readonly enough: boolean;
  /** Rows that are missing until there is a verdict, before and now together. */
  readonly missingRows: number;
  readonly baseline: number | null;
  readonly current: number | null;
  readonly baselineCount: number;
  readonly currentCount: number;
  /** Null where the baseline is 0, and for shares. */
  readonly changePercent: number | null;
  readonly psi: number | null;
  /** How likely chance and the usual variation do this. */
  readonly p: number | null;
  readonly drifted: boolean;
  /** Shown, never an alert. */
  readonly moderate: boolean;
  /** Of shares: what moved most first. */
  readonly shares: readonly { readonly label: string; readonly baseline: number; readonly current: number }[];
  readonly distances: Readonly<Record<"jensen_shannon" | "hellinger" | "total_variation", number>> | null;
}

export const MIN_ROWS = 100;
/** Shared by all features that have enough rows (Bonferroni). */
const SIGNIFICANCE = 0.01;
const LARGE_INDEX = 0.25;
const MODERATE_INDEX = 0.1;

/** The options of `assessDrift`. */
export interface DriftRule {
  readonly thresholdPercent: number;
  /** The probability of a false alarm in all features together. */
  readonly significance?: number;
  /** How many features are judged together; by default those given that have enough rows. */
  readonly judged?: number;
}

/**
 * A change counts as drift only where it is large and more than chance: p below the significance over the number of
 * features that have enough rows (Bonferroni). The rule, its figures and its sources stand in docs/monitoring.md.
 */
export function assessDrift(features: readonly MeasuredFeature[], rule: DriftRule): FeatureVerdict[] {
  const judged = rule.judged ?? features.filter(hasEnoughRows).length;
  const significance = (rule.significance ?? SIGNIFICANCE) / Math.max(1, judged);
  return features.map((feature) => {
    const enough = hasEnoughRows(feature);
    const change = measureChange(feature, rule.thresholdPercent);
    const p = probabilityOf(feature);
    const isSignificant = enough && p < significance;
    const drifted = isSignificant && change.isLarge && mayDrift(feature, change);
    return {
      ...change.shown,
      name: feature.name,
      enough,
      missingRows: missingRows(feature),
      p: enough ? p : null,
      drifted,
      moderate: isSignificant && !drifted && change.isModerate,
    };
  });
}

interface MeasuredChange {
  readonly shown: Omit<FeatureVerdict, "name" | "enough" | "missingRows" | "p" | "drifted" | "moderate">;
  readonly isLarge: boolean;
  readonly isModerate: boolean;
}

/** Whether a feature can be judged. */
export function hasEnoughRows(feature: MeasuredFeature): boolean {
  return missingRows(feature) === 0;
}

function missingRows(feature: MeasuredFeature): number {
  const [baseline, current] = rowCounts(feature);
  return Math.max(0, (feature.minBaselineRows ?? 1) - baseline) + Math.max(0, (feature.minRows ?? MIN_ROWS) - current);
}

function rowCounts(feature: MeasuredFeature): [baseline: number, current: number] {
  if (feature.rows) return [feature.rows.baseline, feature.rows.current];
  if (feature.kind !== "shares") return [feature.baseline.count, feature.current.count];
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  return [total(feature.baseline), total(feature.current)];
}

function probabilityOf(feature: MeasuredFeature): number {
  const [baseline, current] = rowCounts(feature);
  if (baseline === 0 || current === 0) return 1;
  const contrast = contrastOf(feature);
  const { statistic, degrees } = contrast;
  if (degrees === 0) return 1;
  if (feature.dispersion) return usualProbability(contrast, feature.dispersion);
  return statistic === Number.POSITIVE_INFINITY ? 0 : chiSquaredTail(statistic * degrees, degrees);
}

function mayDrift({ drifts }: MeasuredFeature, { shown }: MeasuredChange): boolean {
  if (drifts === "never") return false;
  return drifts !== "on_rise" || (shown.current ?? 0) > (shown.baseline ?? 0);
}

function measureChange(feature: MeasuredFeature, thresholdPercent: number): MeasuredChange {
  if (feature.kind === "shares") return measureShares(feature);
  if (feature.kind === "proportion") {
    const [before, now] = [ratio(feature.baseline), ratio(feature.current)];
    return measureNumber("proportion", before, now, feature, thresholdPercent);
  }
  const of = ({ mean, deviation }: Moments) => (feature.kind === "mean" ? mean : deviation);
  return measureNumber("numeric", of(feature.baseline), of(feature.current), feature, thresholdPercent);
}

const ratio = ({ hits, count }: Proportion): number => (count === 0 ? 0 : hits / count);

function measureNumber(
  kind: "numeric" | "proportion",
  baseline: number,
  current: number,
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
    isLarge: psi > LARGE_INDEX,
    isModerate: psi >= MODERATE_INDEX,
  };
}

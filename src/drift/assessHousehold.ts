import { assessDrift, type DriftRule, type FeatureVerdict, hasEnoughRows } from "./assessDrift.ts";
import type { HouseholdComparison } from "./compareHousehold.ts";
import type { MeasuredFeature } from "./measuredFeature.ts";
import type { OwnComparison, RatingSpan } from "./ownFeatures.ts";

/** Whether somebody's ratings changed; too few data is neither yes nor no. */
export type OwnStatus = "ok" | "alert" | "too_few_data";

export interface OwnDrift {
  readonly status: OwnStatus;
  readonly past: RatingSpan;
  readonly current: RatingSpan;
  /** Ratings that are missing until there is a verdict. */
  readonly missingRatings: number;
  readonly features: readonly FeatureVerdict[];
}

export interface HouseholdDrift {
  readonly household: OwnDrift;
  readonly members: readonly (OwnDrift & { readonly user: number })[];
}

/**
 * The probability of a false alarm in a check of one household, where its windows vary as they do on MovieLens. Measured
 * with `npm run bench drift`.
 */
const SIGNIFICANCE = 0.025;

/** Judges all features of the household and its members together: they share the probability of a false alarm. */
export function assessHousehold(
  { household, members }: HouseholdComparison,
  { thresholdPercent }: Pick<DriftRule, "thresholdPercent">,
): HouseholdDrift {
  const separate = members.length > 1 ? members : [];
  const all = [household, ...separate].flatMap(({ features }) => features);
  const rule = { thresholdPercent, significance: SIGNIFICANCE, judged: all.filter(hasEnoughRows).length };
  const whole = toDrift(household, rule);
  return {
    household: whole,
    members: members.map((member) => ({
      user: member.user,
      ...(separate.length === 0 ? whole : toDrift(member, rule)),
    })),
  };
}

function toDrift({ past, current, features }: OwnComparison, rule: DriftRule): OwnDrift {
  const verdicts = assessDrift(features, rule);
  return {
    status: statusOf(verdicts),
    past,
    current,
    missingRatings: missingRatings(features, verdicts),
    features: verdicts,
  };
}

/** The verdict of several features together. */
export function statusOf(features: readonly FeatureVerdict[]): OwnStatus {
  if (features.some(({ drifted }) => drifted)) return "alert";
  return features.some(({ enough }) => enough) ? "ok" : "too_few_data";
}

function missingRatings(features: readonly MeasuredFeature[], verdicts: readonly FeatureVerdict[]): number {
  return features.length === 0 ? 0 : Math.min(...verdicts.map(({ missingRows }) => missingRows));
}

import { assessDrift, type DriftRule, type FeatureVerdict, hasEnoughRows } from "./assessDrift.ts";
import type { HouseholdComparison } from "./compareHousehold.ts";
import type { MeasuredFeature } from "./measuredFeature.ts";
import type { OwnComparison, RatingSpan } from "./ownFeatures.ts";
import { MAX_CURRENT, MIN_CURRENT } from "./ownWindows.ts";

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
 * The probability of a false alarm that a check may spend. Somebody is checked again and again, so that each window gets
 * a share of what their whole life may have (alpha spending): the first ratings, of which a sitting is much, get least,
 * the first whole window most. Measured with `npm run bench drift`: members who go on as before alarm in less than 5 % of
 * lives of up to 400 ratings after the baseline, checked every ten ratings.
 *
 * Source: K. Lan, D. DeMets, "Discrete sequential boundaries for clinical trials" (1983).
 */
const SIGNIFICANCE = { partWindow: 0.008, firstWindow: 0.0125, laterWindows: 0.008 };

/** Judges all features of the household and its members together: they share the probability of a false alarm. */
export function assessHousehold(
  { household, members }: HouseholdComparison,
  { thresholdPercent }: Pick<DriftRule, "thresholdPercent">,
): HouseholdDrift {
  const separate = members.length > 1 ? members : [];
  const all = [household, ...separate].flatMap(({ features }) => features);
  const rule = { thresholdPercent, judged: all.filter(hasEnoughRows).length };
  const whole = toDrift(household, rule);
  return {
    household: whole,
    members: members.map((member) => ({
      user: member.user,
      ...(separate.length === 0 ? whole : toDrift(member, rule)),
    })),
  };
}

function toDrift(
  { past, current, since, features }: OwnComparison,
  rule: Pick<DriftRule, "thresholdPercent" | "judged">,
): OwnDrift {
  const verdicts = assessDrift(features, { ...rule, significance: significanceAfter(since) });
  return {
    status: statusOf(verdicts),
    past,
    current,
    missingRatings: missingRatings(features, verdicts),
    features: verdicts,
  };
}

/** @param since ratings since the past */
function significanceAfter(since: number): number {
  if (since < MAX_CURRENT) return SIGNIFICANCE.partWindow;
  return since < MIN_CURRENT + MAX_CURRENT ? SIGNIFICANCE.firstWindow : SIGNIFICANCE.laterWindows;
}

/** The verdict of several features together. */
export function statusOf(features: readonly FeatureVerdict[]): OwnStatus {
  if (features.some(({ drifted }) => drifted)) return "alert";
  return features.some(({ enough }) => enough) ? "ok" : "too_few_data";
}

function missingRatings(features: readonly MeasuredFeature[], verdicts: readonly FeatureVerdict[]): number {
  return features.length === 0 ? 0 : Math.min(...verdicts.map(({ missingRows }) => missingRows));
}

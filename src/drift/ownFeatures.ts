import { contrastOf } from "./contrastOf.ts";
import type { Contrast, MeasuredFeature } from "./measuredFeature.ts";
import { MAX_CURRENT, MIN_CURRENT, MIN_PAST, type OwnRating, type OwnWindows, weightPast } from "./ownWindows.ts";
import { type FilmTraits, profileRatings, type RatingProfile } from "./profile.ts";
import { ratingFeatures } from "./ratingFeatures.ts";
import { selfDispersion } from "./selfDispersion.ts";

/** How many ratings, from when to when. */
export type RatingSpan = Pick<RatingProfile, "ratings" | "from" | "to">;

/** What one member or the whole household rated, then and now. */
export interface OwnComparison {
  readonly past: RatingSpan;
  readonly current: RatingSpan;
  /** Ratings since the past, those of the current window included. */
  readonly since: number;
  readonly features: readonly MeasuredFeature[];
}

/** Genres and year of a film by its id in `OwnRating`; undefined where they are unknown. */
export type TraitsOf = (film: number) => FilmTraits | undefined;

/**
 * Compares what was rated lately with one's own past, and each earlier stretch of that past with what came before it: a
 * change counts only where it is larger than the changes that were usual.
 */
export function compareWithPast(windows: OwnWindows, traitsOf: TraitsOf): OwnComparison {
  const earlier = earlierContrasts(windows.past, traitsOf);
  const features = featuresOf(windows, traitsOf).map((feature) => ({
    ...feature,
    minRows: MIN_CURRENT,
    minBaselineRows: MIN_PAST,
    dispersion: selfDispersion(feature.name, earlier.get(feature.name) ?? [], windows.between),
  }));
  const since = windows.between + windows.current.length;
  return { past: spanOf(windows.past), current: spanOf(windows.current), since, features };
}

/** Each stretch of the past as long as a window, compared with all that came before it. */
function earlierContrasts(past: readonly OwnRating[], traitsOf: TraitsOf): Map<string, Contrast[]> {
  const found = new Map<string, Contrast[]>();
  for (let at = MAX_CURRENT; at + MAX_CURRENT <= past.length; at += MAX_CURRENT) {
    const windows = { past: past.slice(0, at), current: past.slice(at, at + MAX_CURRENT) };
    for (const feature of featuresOf(windows, traitsOf)) {
      const contrasts = found.get(feature.name) ?? [];
      found.set(feature.name, [...contrasts, contrastOf(feature)]);
    }
  }
  return found;
}

function featuresOf(windows: Pick<OwnWindows, "past" | "current">, traitsOf: TraitsOf): MeasuredFeature[] {
  const { past, current, weights } = weightPast(windows);
  const rows = { baseline: past.length, current: current.length };
  const features = ratingFeatures(profileOf(past, traitsOf, weights), profileOf(current, traitsOf));
  return features.map((feature) => ({ ...feature, rows, isRounded: true }));
}

function profileOf(
  ratings: readonly OwnRating[],
  traitsOf: TraitsOf,
  weights: readonly number[] = ratings.map(() => 1),
): RatingProfile {
  return profileRatings(
    {
      users: ratings.map(({ user }) => user),
      films: ratings.map(({ film }) => film),
      values: ratings.map(({ value }) => value),
      times: ratings.map(({ time }) => time),
      weights,
    },
    traitsOf,
  );
}

function spanOf(ratings: readonly OwnRating[]): RatingSpan {
  return { ratings: ratings.length, from: ratings[0]?.time ?? null, to: ratings.at(-1)?.time ?? null };
}

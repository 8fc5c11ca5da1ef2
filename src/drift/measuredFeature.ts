import type { Proportion } from "./statistics/hypothesisTests.ts";
import type { Moments } from "./statistics/moments.ts";

/** Of one comparison of a window with what came before it: χ² by degree of freedom, or z². */
export interface Contrast {
  readonly statistic: number;
  readonly degrees: number;
}

/** By how much more than chance windows of one history differ from each other. */
export interface Dispersion {
  /** 1 where only chance is at work. */
  readonly factor: number;
  /** How surely that is known: degrees of freedom of its estimate. */
  readonly degrees: number;
}

export type FeatureName =
  | "rating_mean"
  | "rating_sd"
  | "rating_histogram"
  | "genre_mix"
  | "decade_mix"
  | "cold_start_share"
  | "unidentified_share"
  | "score_mean"
  | "catalogue_coverage";

interface Measured {
  readonly name: FeatureName;
  /** Rows on both sides, where the counts are weighted or one row counts in several. */
  readonly rows?: { readonly baseline: number; readonly current: number };
  /** Fewer rows now have no verdict; `MIN_ROWS` by default. */
  readonly minRows?: number;
  /** Fewer rows before have no verdict; 1 by default. */
  readonly minBaselineRows?: number;
  /** Its values are stars in halves: somebody who always gives the same ones varies too, by less than a step. */
  readonly isRounded?: boolean;
  /** How much the feature varies in its own past; where it is missing, only chance is taken into account. */
  readonly dispersion?: Dispersion;
  /** Which changes drift: all by default; only a rise; or none, where the feature is shown for information. */
  readonly drifts?: "on_rise" | "never";
}

/** Both sides of one feature as they were counted. */
export type MeasuredFeature = Measured &
  (
    | { readonly kind: "mean" | "deviation"; readonly baseline: Moments; readonly current: Moments }
    | { readonly kind: "proportion"; readonly baseline: Proportion; readonly current: Proportion }
    | {
        readonly kind: "shares";
        readonly labels: readonly string[];
        readonly baseline: readonly number[];
        readonly current: readonly number[];
      }
  );

import type { RatingSet } from "../ratings/ratingSet.ts";
import { type EasePair, type EasePairParams, fitEasePair } from "./easePair.ts";
import type { FitOptions, History, ListModel } from "./model.ts";
import { recencyWeights } from "./recency.ts";
import { fitWindowKnn, type WindowKnnModel, type WindowKnnParams } from "./windowKnn.ts";

export interface EaseWindowParams {
  readonly ease: Partial<EasePairParams>;
  readonly window: Partial<WindowKnnParams>;
  readonly blend: BlendParams;
}

export interface BlendParams {
  /** Recency of EASE's history; see `recencyWeights`. */
  readonly half: number;
  /** Share of the window model in a score, 0 to 1. */
  readonly windowShare: number;
}

/** Chosen on each user's five ratings before the last five and on the time split; the short form on users left out. */
export const EASE_WINDOW_DEFAULTS: EaseWindowParams = {
  ease: {
    long: { lambda: 200, seenWeight: 0.25 },
    short: { lambda: 1_000, seenWeight: 1 },
    shortBelow: 15,
  },
  window: {},
  blend: { half: 10, windowShare: 0.4 },
};

export interface EaseWindow extends ListModel {
  readonly ease: EasePair;
  readonly window: WindowKnnModel;
  readonly blend: BlendParams;
  reasons: EasePair["reasons"];
}

/**
 * EASE, which says what belongs together, and a window-based item KNN, which says what is rated next: each as a
 * multiple of its spread over the films, for a history whose newest ratings count most. Short histories are left to
 * EASE with a stronger ridge.
 */
export function fitEaseWindow(
  ratings: RatingSet,
  params: Partial<EaseWindowParams> = {},
  options: FitOptions = {},
): EaseWindow {
  const { ease, window, blend } = { ...EASE_WINDOW_DEFAULTS, ...params };
  return easeWindow({ ease: fitEasePair(ratings, ease), window: fitWindowKnn(ratings, window, options), blend });
}

/** A model of its parts: after a training, or read back from its artefact. */
export function easeWindow(parts: Pick<EaseWindow, "ease" | "window" | "blend">): EaseWindow {
  const { ease, window, blend } = parts;
  const isShort = ({ films }: History) => films.length < ease.shortBelow;
  const weighted = (history: History) => ({ ...history, weights: recencyWeights(history, blend.half) });
  return {
    ...parts,
    scores(history) {
      // A few ratings have no order to learn from.
      if (isShort(history)) return ease.scores(history);
      const scores = normalized(ease.scores(weighted(history)), 1 - blend.windowShare);
      normalized(window.scores(history), blend.windowShare).forEach((score, film) => {
        scores[film] = (scores[film] ?? 0) + score;
      });
      return scores;
    },
    reasons: (history, film, count) => ease.reasons(isShort(history) ? history : weighted(history), film, count),
  };
}

/** Scores as multiples of their standard deviation. A film that a model leaves out has its mean. */
function normalized(scores: Float64Array, factor: number): Float64Array {
  let [count, sum, squares] = [0, 0, 0];
  for (const score of scores) {
    if (!Number.isFinite(score)) continue;
    count += 1;
    sum += score;
    squares += score * score;
  }
  const mean = sum / Math.max(1, count);
  const deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
  const scale = deviation > 0 ? factor / deviation : 0;
  return scores.map((score) => (Number.isFinite(score) ? (score - mean) * scale : 0));
}

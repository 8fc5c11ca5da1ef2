import type { FilmCard, FilmEstimate } from "../../contract/index.ts";
import type { SharedEstimates } from "../../library/index.ts";

/** What estimates films; the index in this list is stored for each film. */
export const ESTIMATE_MODELS = ["household", "svd", "blend"] as const;

/** One person's estimates with what is said about each. */
export interface PersonEstimates extends SharedEstimates {
  /** Ascending. */
  readonly films: Int32Array;
  /** By how many stars an estimate is off, on average. */
  readonly margins: Float32Array;
  /** Indices of `ESTIMATE_MODELS`. */
  readonly models: Uint8Array;
  /** Of the trained model; null where none took part. */
  readonly modelVersion: number | null;
}

/** An estimate is off by at most so many stars, on average, for each confidence. */
const MARGIN = { high: 0.7, medium: 0.9 };

/** The estimate of a film; null where there is none. */
export function estimateOf(estimates: PersonEstimates, film: number): FilmEstimate | null {
  const at = indexIn(estimates.films, film);
  if (at < 0) return null;
  const margin = estimates.margins[at] ?? 0;
  const model = ESTIMATE_MODELS[estimates.models[at] ?? 0] ?? "household";
  return {
    stars: roundTo(2, estimates.stars[at] ?? 0),
    margin: roundTo(2, margin),
    confidence: margin <= MARGIN.high ? "high" : margin <= MARGIN.medium ? "medium" : "low",
    model,
    modelVersion: model === "household" ? null : estimates.modelVersion,
  };
}

/** The card with its estimate. A film that the person rated has none: the rating is known. */
export function withEstimate<Card extends FilmCard>(estimates: PersonEstimates | null, card: Card): Card {
  if (!estimates || card.userRating !== null) return card;
  return { ...card, estimate: estimateOf(estimates, card.id) };
}

function roundTo(digits: number, value: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** By binary search; -1 where it is missing. */
function indexIn(sorted: Int32Array, film: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < film) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === film ? low : -1;
}

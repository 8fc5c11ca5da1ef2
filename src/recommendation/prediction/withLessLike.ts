/** Share of what resembles unwanted films. One film counts about as much as a rating in a history of five. */
const SHARE = 0.2;

/**
 * Scores of a list with the films lowered that resemble films the user wants fewer of. Both are compared as multiples
 * of their spread, so that the same share fits every model.
 * @param unwanted scores of the same model for a history of the unwanted films
 * @returns in units of the spread of `scores`; films that a model leaves out stay at minus infinity
 */
export function withLessLike(scores: Float64Array, unwanted: Float64Array): Float64Array {
  const [own, other] = [spreadOf(scores), spreadOf(unwanted)];
  return scores.map((score, film) => {
    const resemblance = unwanted[film] ?? 0;
    const lowered = Number.isFinite(resemblance) ? (SHARE * (resemblance - other.mean)) / other.deviation : 0;
    return (score - own.mean) / own.deviation - lowered;
  });
}

function spreadOf(scores: Float64Array): { readonly mean: number; readonly deviation: number } {
  const finite = scores.filter(Number.isFinite);
  const mean = finite.reduce((sum, score) => sum + score, 0) / Math.max(1, finite.length);
  const variance = finite.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, finite.length);
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

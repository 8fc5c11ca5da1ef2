/** The share of the trained model's list next to the household model's. Chosen on households of the bench's own. */
export const COMMUNITY_SHARE = 0.3;

export interface ScoredFilm {
  readonly film: number;
  readonly score: number;
}

/**
 * Merges two rankings of the same films. Each score counts as a multiple of its list's spread; a film that one list
 * leaves out counts there as its last one.
 * @param share of the second list in the score, 0 to 1
 * @returns the films of both, best first, with the merged score
 */
export function fuseLists(first: readonly ScoredFilm[], second: readonly ScoredFilm[], share: number): ScoredFilm[] {
  const [one, other] = [standardScores(first), standardScores(second)];
  const films = new Set([...first, ...second].map(({ film }) => film));
  return Array.from(films, (film) => ({ film, score: (1 - share) * one(film) + share * other(film) })).sort(
    (a, b) => b.score - a.score || a.film - b.film,
  );
}

function standardScores(list: readonly ScoredFilm[]): (film: number) => number {
  const mean = list.reduce((sum, { score }) => sum + score, 0) / Math.max(1, list.length);
  const variance = list.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / Math.max(1, list.length);
  const deviation = Math.sqrt(variance) || 1;
  const scores = new Map(list.map(({ film, score }) => [film, (score - mean) / deviation]));
  const lowest = Math.min(0, ...scores.values());
  return (film) => scores.get(film) ?? lowest;
}

import type { CommunityScore } from "./communityScores.ts";

/**
 * One list of several communities': each score as a multiple of its list's spread, and of each film the mean over the
 * communities that know it.
 */
export function mergeCommunities(lists: readonly (readonly CommunityScore[])[]): CommunityScore[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return [...only];
  const sums = new Map<number, { sum: number; count: number }>();
  for (const list of [only, ...others]) {
    const mean = list.reduce((sum, { score }) => sum + score, 0) / list.length;
    const variance = list.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / list.length;
    const deviation = Math.sqrt(variance) || 1;
    for (const { film, score } of list) {
      const known = sums.get(film) ?? { sum: 0, count: 0 };
      sums.set(film, { sum: known.sum + (score - mean) / deviation, count: known.count + 1 });
    }
  }
  return Array.from(sums, ([film, { sum, count }]) => ({ film, score: sum / count }));
}

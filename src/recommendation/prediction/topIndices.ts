/**
 * The indices of the highest finite scores, highest first; equal scores keep the order of the candidates. Films without
 * ratings are left out.
 * @param counts ratings of each film
 * @param candidates the only indices that are considered; null for all
 */
export function topIndices(
  scores: Float64Array,
  counts: Int32Array,
  candidates: Int32Array | null,
  limit: number,
): number[] {
  const scoreOf = (index: number | undefined) => scores[index ?? -1] ?? Number.NEGATIVE_INFINITY;
  const top: number[] = [];
  const length = candidates?.length ?? scores.length;
  for (let position = 0; position < length; position += 1) {
    const index = candidates?.[position] ?? position;
    const score = scoreOf(index);
    if (counts[index] === 0 || !Number.isFinite(score)) continue;
    if (top.length === limit && score <= scoreOf(top[limit - 1])) continue;
    let low = 0;
    let high = top.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (scoreOf(top[middle]) >= score) low = middle + 1;
      else high = middle;
    }
    top.splice(low, 0, index);
    if (top.length > limit) top.pop();
  }
  return top;
}

import type { History } from "./model.ts";

/**
 * How much each rating of a history counts, by how many newer ones there are: 1 for the newest, ½ behind `half` newer
 * ones. Ratings of one moment count alike, as the middle of them does.
 */
export function recencyWeights({ films, times }: History, half: number): Float64Array {
  const weights = new Float64Array(films.length);
  for (let from = 0; from < films.length; ) {
    let to = from + 1;
    while (times && to < films.length && times[to] === times[from]) to += 1;
    const newer = films.length - 1 - (from + to - 1) / 2;
    weights.fill(half / (half + newer), from, to);
    from = to;
  }
  return weights;
}

import type { Told } from "./estimateStars.ts";
import { similaritiesTo } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import type { KernelWeights } from "./kernelWeights.ts";

const KERNEL: KernelWeights = {
  genres: 0,
  rareGenres: 0.5,
  people: 1,
  keywords: 1,
  text: 1.5,
  subjects: 0,
  era: 1,
  year: 0,
  audience: 0,
};
const NEAREST = 10;

export interface NearestTold {
  /** Mean similarity of each candidate to its ten nearest rated films. */
  readonly similarity: Float64Array;
  /** Similarity of a candidate to each rated film. */
  similaritiesTo(candidate: number): Float32Array;
  /** Indices of rated films, sorted by similarity to the candidate, most similar first. */
  nearestTo(candidate: number): number[];
}

/** Finds the nearest rated films of each candidate. @param candidates rows */
export function nearestTold(films: FilmVectors, told: readonly Told[], candidates: readonly number[]): NearestTold {
  const byTold = told.map(({ row }) => Float32Array.from(similaritiesTo(films, KERNEL, row, candidates)));
  const similaritiesOf = (candidate: number) => Float32Array.from(byTold, (similarity) => similarity[candidate] ?? 0);
  return {
    similarity: Float64Array.from(candidates, (_, candidate) => meanOfHighest(similaritiesOf(candidate))),
    similaritiesTo: similaritiesOf,
    nearestTo(candidate) {
      const similarity = similaritiesOf(candidate);
      return Array.from(similarity, (_, at) => at).sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0));
    },
  };
}

/** @param values are sorted */
function meanOfHighest(values: Float32Array): number {
  const highest = values.sort().subarray(-NEAREST);
  return highest.reduce((sum, value) => sum + value, 0) / Math.max(1, highest.length);
}

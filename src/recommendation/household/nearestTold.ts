import type { Told } from "./estimateStars.ts";
import { addSimilarities, type KernelWeights } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";

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
  /** Indices of rated films, sorted by similarity to the candidate, most similar first. */
  nearestTo(candidate: number): number[];
}

/** Finds the nearest rated films of each candidate. @param candidates rows */
export function nearestTold(films: FilmVectors, told: readonly Told[], candidates: readonly number[]): NearestTold {
  const byTold = told.map(({ row }) => {
    const sums = new Float64Array(films.ids.length);
    addSimilarities(films, KERNEL, row, candidates, sums);
    return Float32Array.from(candidates, (candidate) => sums[candidate] ?? 0);
  });
  const similaritiesTo = (candidate: number) => byTold.map((similarity) => similarity[candidate] ?? 0);
  return {
    similarity: Float64Array.from(candidates, (_, candidate) => meanOfHighest(similaritiesTo(candidate))),
    nearestTo(candidate) {
      const similarity = similaritiesTo(candidate);
      return similarity.map((_, at) => at).sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0));
    },
  };
}

function meanOfHighest(values: readonly number[]): number {
  const highest = values.toSorted((a, b) => b - a).slice(0, NEAREST);
  return highest.reduce((sum, value) => sum + value, 0) / Math.max(1, highest.length);
}

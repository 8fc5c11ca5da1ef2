import type { Told } from "./estimateStars.ts";
import { similaritiesTo } from "./filmKernel.ts";
import type { FilmVectors } from "./filmVectors.ts";
import { ERA_YEARS, type KernelWeights } from "./kernelWeights.ts";

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
/** So many of the candidates, or this share, are alike enough to a film for a person to see why. */
const ALIKE = { films: 5, share: 0.05 };
/** Less has nothing to do with the content: a common word. */
const LEAST_ALIKE = 0.05;

export interface NearestTold {
  /** Mean similarity of each candidate to its ten nearest rated films. */
  readonly similarity: Float64Array;
  /** Similarity of a candidate to each rated film. */
  similaritiesTo(candidate: number): Float32Array;
  /** Indices of rated films, sorted by similarity to the candidate, most similar first. */
  nearestTo(candidate: number): number[];
  /** Whether a candidate is among the few that are most like a rated film, whatever their years. @param at its index */
  isAlike(candidate: number, at: number): boolean;
}

/** Finds the nearest rated films of each candidate. @param candidates rows */
export function nearestTold(films: FilmVectors, told: readonly Told[], candidates: readonly number[]): NearestTold {
  const byTold = told.map(({ row }) => Float32Array.from(similaritiesTo(films, KERNEL, row, candidates)));
  const contentOf = (at: number, candidate: number) => {
    const apart = Math.abs((films.years[candidates[candidate] ?? 0] ?? 0) - (films.years[told[at]?.row ?? 0] ?? 0));
    return (byTold[at]?.[candidate] ?? 0) - KERNEL.era * Math.exp(-apart / ERA_YEARS);
  };
  const leastAlike = new Map<number, number>();
  const leastAlikeTo = (at: number): number => {
    const known =
      leastAlike.get(at) ??
      Math.max(
        LEAST_ALIKE,
        nthLargest(candidates, (_, one) => contentOf(at, one)),
      );
    leastAlike.set(at, known);
    return known;
  };
  const similaritiesOf = (candidate: number) => Float32Array.from(byTold, (similarity) => similarity[candidate] ?? 0);
  return {
    similarity: Float64Array.from(candidates, (_, candidate) => meanOfHighest(similaritiesOf(candidate))),
    similaritiesTo: similaritiesOf,
    nearestTo(candidate) {
      const similarity = similaritiesOf(candidate);
      return Array.from(similarity, (_, at) => at).sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0));
    },
    isAlike: (candidate, at) => contentOf(at, candidate) >= leastAlikeTo(at),
  };
}

/** The value that so many candidates reach as `ALIKE` says. */
function nthLargest(candidates: readonly number[], valueAt: (row: number, candidate: number) => number): number {
  const values = Float64Array.from(candidates, valueAt).sort();
  return values.at(-Math.min(values.length, Math.max(ALIKE.films, Math.ceil(ALIKE.share * values.length)))) ?? 0;
}

/** @param values are sorted */
function meanOfHighest(values: Float32Array): number {
  const highest = values.sort().subarray(-NEAREST);
  return highest.reduce((sum, value) => sum + value, 0) / Math.max(1, highest.length);
}

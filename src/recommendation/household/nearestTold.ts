import type { Told } from "./estimateStars.ts";
import { addLikeness, type KernelWeights } from "./filmKernel.ts";
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
  /** Mean likeness of each candidate to the ten rated films nearest to it. */
  readonly likeness: Float64Array;
  /** Indices of rated films, the nearest to a candidate first. */
  nearestTo(candidate: number): number[];
}

/** The rated films that each candidate is nearest to. @param candidates rows */
export function nearestTold(films: FilmVectors, told: readonly Told[], candidates: readonly number[]): NearestTold {
  const byTold = told.map(({ row }) => {
    const sums = new Float64Array(films.ids.length);
    addLikeness(films, KERNEL, row, candidates, sums);
    return Float32Array.from(candidates, (candidate) => sums[candidate] ?? 0);
  });
  const likenessTo = (candidate: number) => byTold.map((likeness) => likeness[candidate] ?? 0);
  return {
    likeness: Float64Array.from(candidates, (_, candidate) => meanOfHighest(likenessTo(candidate))),
    nearestTo(candidate) {
      const likeness = likenessTo(candidate);
      return likeness.map((_, at) => at).sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0));
    },
  };
}

function meanOfHighest(values: readonly number[]): number {
  const highest = values.toSorted((a, b) => b - a).slice(0, NEAREST);
  return highest.reduce((sum, value) => sum + value, 0) / Math.max(1, highest.length);
}

import { LIKED_FROM } from "../../contract/ratings.ts";
import type { ItemVectors } from "./fitItemVectors.ts";

/** A community as one library needs it: vectors of its own films alone. */
export interface ServedCommunity extends ItemVectors {
  readonly seenWeight: number;
  /** Row of the vectors by film. */
  readonly rowOf: ReadonlyMap<number, number>;
  /** Mean stars and number of ratings, by row. */
  readonly means: Float32Array;
  readonly counts: Int32Array;
}

export interface CommunityScore {
  readonly film: number;
  /** Compares films for this history, on a scale of the model's own. */
  readonly score: number;
}

export interface RatedFilm {
  readonly film: number;
  /** 0.5 to 5 */
  readonly value: number;
}

/** Ridge of EASE; more for short histories, in which a single co-occurrence counts less. */
const RIDGE = { long: 200, short: 1_000, shortBelow: 15 };
/** A film whose vectors explain it whole would be divided by zero. */
const LEAST_REST = 0.02;

/** Scores of films for one history. */
export interface CommunityScorer {
  /** Those of the films that the community knows; empty where it knows none of the history. */
  scores(candidates: readonly number[]): CommunityScore[];
  /** Films of the history that raise a film's score most. */
  reasons(film: number, count: number): number[];
}

/**
 * EASE from item vectors. With XᵀX ≈ V S Vᵀ its inverse P = (XᵀX + λI)⁻¹ is (I − V D Vᵀ) / λ with D = S / (S + λ), so
 * that the weight from film i to film j, −Pᵢⱼ / Pⱼⱼ, is vᵢ D vⱼ / (1 − vⱼ D vⱼ).
 *
 * Source: H. Steck, "Embarrassingly Shallow Autoencoders for Sparse Data" (2019), and Woodbury's identity.
 */
export function communityScorer(community: ServedCommunity, history: readonly RatedFilm[]): CommunityScorer {
  const { width, vectors, strengths, rowOf, seenWeight } = community;
  const ridge = history.length < RIDGE.shortBelow ? RIDGE.short : RIDGE.long;
  const kept = strengths.map((strength) => strength / (strength + ridge));
  const known = history.flatMap(({ film, value }) => {
    const row = rowOf.get(film);
    return row === undefined ? [] : [{ film, row, weight: value >= LIKED_FROM ? 1 : seenWeight }];
  });
  const profile = new Float64Array(width);
  for (const { row, weight } of known)
    for (let k = 0; k < width; k += 1)
      profile[k] = (profile[k] ?? 0) + weight * (kept[k] ?? 0) * (vectors[row * width + k] ?? 0);

  return {
    scores(candidates) {
      if (known.length === 0) return [];
      return candidates.flatMap((film): CommunityScore[] => {
        const row = rowOf.get(film);
        if (row === undefined) return [];
        let product = 0;
        let explained = 0;
        for (let k = 0; k < width; k += 1) {
          const value = vectors[row * width + k] ?? 0;
          product += (profile[k] ?? 0) * value;
          explained += (kept[k] ?? 0) * value * value;
        }
        return [{ film, score: product / Math.max(LEAST_REST, 1 - explained) }];
      });
    },
    reasons(film, count) {
      const to = rowOf.get(film);
      if (to === undefined) return [];
      return known
        .map((rated) => {
          let product = 0;
          for (let k = 0; k < width; k += 1)
            product += (kept[k] ?? 0) * (vectors[rated.row * width + k] ?? 0) * (vectors[to * width + k] ?? 0);
          return { film: rated.film, share: rated.weight * product };
        })
        .filter((one) => one.share > 0 && one.film !== film)
        .sort((a, b) => b.share - a.share)
        .slice(0, count)
        .map((one) => one.film);
    },
  };
}

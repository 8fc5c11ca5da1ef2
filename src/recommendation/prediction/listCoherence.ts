import type { FilmVectors } from "../household/filmVectors.ts";
import { addDotProducts, addRow, type SparseVectors } from "../household/sparseVectors.ts";

/** A person, and films by their ids. */
export interface CoherenceRequest {
  /** Films that the person likes. */
  readonly liked: readonly number[];
  /** Films of the list. */
  readonly listed: readonly number[];
  /** Films that no list offers: rated, watched or dismissed ones. */
  readonly excluded: ReadonlySet<number>;
}

/** What everybody is offered: so many of the most popular films. */
const POPULAR = 100;

/**
 * UC5's coherence: how much more a list resembles what one person likes than what everybody watches. Each film of the
 * library is ranked by its likeness to the liked films less its likeness to the most popular ones (genres by rarity,
 * people, keywords, words of its texts). The coherence is the mean rank of the listed films, 0 to 1: films drawn at
 * random have 0.5, popular ones less, those close to the person more.
 *
 * @returns null where nothing liked or nothing listed is among the films
 */
export function listCoherence(films: FilmVectors, { liked, listed, excluded }: CoherenceRequest): number | null {
  const likedRows = liked.flatMap((film) => films.rowOf.get(film) ?? []);
  const scores = new Float64Array(films.ids.length);
  if (likedRows.length === 0) return null;
  const popularRows = mostPopular(films, POPULAR);
  for (const part of [films.rareGenres, films.people, films.keywords, films.text]) {
    addDotProducts(part, contrast(part, likedRows, popularRows), scores);
  }
  const offered = [...films.ids].flatMap((film, row) => (excluded.has(film) ? [] : (scores[row] ?? 0)));
  const sorted = Float64Array.from(offered).sort();
  const ranks = listed.flatMap((film) => {
    const row = films.rowOf.get(film);
    return row === undefined || sorted.length < 2 ? [] : rankOf(scores[row] ?? 0, sorted);
  });
  return ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}

/** The mean vector of the liked films less that of the popular ones. */
function contrast(part: SparseVectors, liked: readonly number[], popular: readonly number[]): Float64Array {
  const weights = new Float64Array(part.width);
  for (const row of liked) addRow(part, row, 1 / liked.length, weights);
  for (const row of popular) addRow(part, row, -1 / popular.length, weights);
  return weights;
}

function mostPopular({ logVotes }: FilmVectors, count: number): number[] {
  return Array.from(logVotes, (_, row) => row)
    .sort((a, b) => (logVotes[b] ?? 0) - (logVotes[a] ?? 0))
    .slice(0, Math.min(count, Math.ceil(logVotes.length / 3)));
}

/** The share of scores below, with half of those that are equal. */
function rankOf(score: number, sorted: Float64Array): number {
  const below = lowerBound(sorted, (value) => value < score);
  const atMost = lowerBound(sorted, (value) => value <= score);
  return (below + atMost) / 2 / sorted.length;
}

/** The number of values at the beginning for which a condition holds. */
function lowerBound(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Library } from "../../library/index.ts";

export interface ContentFilm {
  readonly film: number;
  readonly score: number;
  /** The liked films that share most with it. */
  readonly because: readonly number[];
}

interface Rated {
  /** Of the library. */
  readonly film: number;
  readonly value: number;
}

/** A rating in the middle says nothing; above is for, below against. */
const MIDDLE = 3;
const MOST = 200;
const MOST_REASONS = 2;
/** Traits that a film is looked for by: the weightiest, so that a long history costs no more than a short one. */
const MOST_TRAITS = 120;

/**
 * Films of the library that are made of what somebody likes: genres, people and decade, each the weightier the rarer.
 * For films that nobody has rated, and for households without a community.
 *
 * Source: the vector space model with inverse document frequency; G. Salton, C. Buckley, "Term-weighting approaches in
 * automatic text retrieval" (1988).
 */
export function contentNeighbours(library: Library, history: readonly Rated[], films: number): ContentFilm[] {
  if (history.length === 0) return [];
  const value = new Map(history.map((rated) => [rated.film, rated.value]));
  const traits = library.traitsOf([...value.keys()]);
  const weights: Record<string, number> = {};
  const holders = new Map<string, number[]>();
  for (const { film, trait, count } of traits) {
    const rarity = Math.log(1 + films / count);
    weights[trait] = (weights[trait] ?? 0) + (((value.get(film) ?? MIDDLE) - MIDDLE) * rarity) / history.length;
    if ((value.get(film) ?? 0) > MIDDLE) holders.set(trait, [...(holders.get(trait) ?? []), film]);
  }
  const heaviest = Object.entries(weights)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, MOST_TRAITS);
  const found = library.filmsWithTraits(Object.fromEntries(heaviest), MOST + history.length);
  const fresh = found.filter(({ film, score }) => score > 0 && !value.has(film)).slice(0, MOST);
  const shared = new Map<number, Map<number, number>>();
  for (const { film, trait } of library.traitsOf(fresh.map(({ film }) => film))) {
    for (const liked of holders.get(trait) ?? []) {
      const ofFilm = shared.get(film) ?? new Map<number, number>();
      ofFilm.set(liked, (ofFilm.get(liked) ?? 0) + (weights[trait] ?? 0));
      shared.set(film, ofFilm);
    }
  }
  return fresh.map(({ film, score }) => ({
    film,
    score,
    because: [...(shared.get(film) ?? [])]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_REASONS)
      .map(([liked]) => liked),
  }));
}

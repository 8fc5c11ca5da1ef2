import type { Library } from "../../library/index.ts";

export interface ContentRecommendation {
  /** Of the library. */
  readonly film: number;
  readonly score: number;
  /** The liked films that share most with it. */
  readonly reasonFilms: readonly number[];
}

export interface ContentRating {
  /** Of the library. */
  readonly film: number;
  readonly value: number;
}

/** A rating in the middle of the scale says nothing: above it speaks for the film's traits, below against. */
const NEUTRAL_RATING = 3;
const MAX_FILMS = 200;
const MAX_REASONS = 2;
/** Traits that films are searched by: those of the largest weight, so that a long history costs no more than a short one. */
const MAX_TRAITS = 120;
/** Ratings that are taken into account at most. */
const MAX_LIKED = 350;
const MAX_DISLIKED = 150;

type TraitWeights = Readonly<Record<string, number>>;

/**
 * Films of the library with the genres, people and decades that a user likes, each weighted by its rarity. For films
 * without ratings, and for households without a community.
 *
 * Source: the vector space model with inverse document frequency; G. Salton, C. Buckley, "Term-weighting approaches in
 * automatic text retrieval" (1988).
 * @param filmCount films of the library
 */
export function recommendByContent(
  library: Library,
  history: readonly ContentRating[],
  filmCount: number,
): ContentRecommendation[] {
  if (history.length === 0) return [];
  const rated = new Set(history.map(({ film }) => film));
  const opinions = strongestOf(history);
  const values = new Map(opinions.map(({ film, value }) => [film, value]));
  const weighed = Math.min(history.length, MAX_LIKED + MAX_DISLIKED);
  const traits = library.discovery.featuresOf([...values.keys()]);
  const weights: Record<string, number> = {};
  const likedFilmsByTrait = new Map<string, number[]>();
  for (const { film, trait, count } of traits) {
    const value = values.get(film) ?? NEUTRAL_RATING;
    const rarity = Math.log(1 + filmCount / count);
    weights[trait] = (weights[trait] ?? 0) + ((value - NEUTRAL_RATING) * rarity) / weighed;
    if (value <= NEUTRAL_RATING) continue;
    const liked = likedFilmsByTrait.get(trait) ?? [];
    liked.push(film);
    likedFilmsByTrait.set(trait, liked);
  }
  const found = library.discovery
    .filmsWithFeatures(heaviest(weights), MAX_FILMS + history.length)
    .filter(({ film, score }) => score > 0 && !rated.has(film))
    .slice(0, MAX_FILMS);
  const reasons = reasonsOf(library.discovery.featuresOf(found.map(({ film }) => film)), likedFilmsByTrait, weights);
  return found.map(({ film, score }) => ({ film, score, reasonFilms: reasons(film) }));
}

/** The films liked best and least, among equal ratings the most recent: they stand for a long history. */
function strongestOf(history: readonly ContentRating[]): ContentRating[] {
  const sorted = history.toSorted((a, b) => b.value - a.value || b.film - a.film);
  const disliked = sorted.filter(({ value }) => value < NEUTRAL_RATING);
  return [
    ...sorted.filter(({ value }) => value > NEUTRAL_RATING).slice(0, MAX_LIKED),
    ...disliked.slice(-MAX_DISLIKED),
  ];
}

function heaviest(weights: TraitWeights): TraitWeights {
  const sorted = Object.entries(weights).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return Object.fromEntries(sorted.slice(0, MAX_TRAITS));
}

/** Of each found film, the liked films by the weight of the traits that they share. */
function reasonsOf(
  traits: readonly { readonly film: number; readonly trait: string }[],
  likedFilmsByTrait: ReadonlyMap<string, readonly number[]>,
  weights: TraitWeights,
): (film: number) => number[] {
  const sharedWeights = new Map<number, Map<number, number>>();
  for (const { film, trait } of traits) {
    for (const liked of likedFilmsByTrait.get(trait) ?? []) {
      const ofFilm = sharedWeights.get(film) ?? new Map<number, number>();
      ofFilm.set(liked, (ofFilm.get(liked) ?? 0) + (weights[trait] ?? 0));
      sharedWeights.set(film, ofFilm);
    }
  }
  return (film) =>
    [...(sharedWeights.get(film) ?? [])]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_REASONS)
      .map(([liked]) => liked);
}

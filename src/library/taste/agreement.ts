/** Ratings of one film by two people, 0.5 to 5. */
export interface StarsOfBoth {
  readonly film: number;
  readonly mine: number;
  readonly theirs: number;
}

export interface Comparison {
  /** Films that both rated. */
  readonly ratedByBoth: number;
  /** 1: each film has the same rating of both; 0: each is as far apart as can be. Null with too few films to tell. */
  readonly agreement: number | null;
  /** The films that both rated best. */
  readonly bothLoved: readonly StarsOfBoth[];
  /** The films that they rate most differently. */
  readonly differMost: readonly StarsOfBoth[];
}

const MIN_FILMS = 5;
const LOVED_FROM = 4;
const DIFFERENT_FROM = 1.5;
const MAX_LISTED = 12;
const WIDEST = 4.5;

/** How far two people agree. Pure. */
export function compareRatings(films: readonly StarsOfBoth[]): Comparison {
  const total = films.reduce((sum, film) => sum + distance(film), 0);
  return {
    ratedByBoth: films.length,
    agreement: films.length < MIN_FILMS ? null : 1 - total / films.length / WIDEST,
    bothLoved: films
      .filter(({ mine, theirs }) => Math.min(mine, theirs) >= LOVED_FROM)
      .toSorted((a, b) => b.mine + b.theirs - a.mine - a.theirs || a.film - b.film)
      .slice(0, MAX_LISTED),
    differMost: films
      .filter((film) => distance(film) >= DIFFERENT_FROM)
      .toSorted((a, b) => distance(b) - distance(a) || a.film - b.film)
      .slice(0, MAX_LISTED),
  };
}

const distance = ({ mine, theirs }: StarsOfBoth): number => Math.abs(mine - theirs);

import type { SharedEstimates } from "../estimates/index.ts";
import type { StarsOfBoth } from "./agreement.ts";

export type Estimates = Pick<SharedEstimates, "films" | "stars">;

/**
 * Films that both people will probably like, the best first. The one who likes a film less counts: a film that one loves and
 * the other does not is no film for both. Pure.
 * @returns estimated stars of both
 */
export function bestForBoth(mine: Estimates, theirs: Estimates): StarsOfBoth[] {
  const starsOfThem = new Map(Array.from(theirs.films, (film, index) => [film, theirs.stars[index] ?? 0]));
  return Array.from(mine.films, (film, index) => ({
    film,
    mine: mine.stars[index] ?? 0,
    theirs: starsOfThem.get(film) ?? 0,
  }))
    .filter((one) => one.theirs > 0)
    .toSorted(
      (a, b) =>
        Math.min(b.mine, b.theirs) - Math.min(a.mine, a.theirs) ||
        b.mine + b.theirs - a.mine - a.theirs ||
        a.film - b.film,
    );
}

import type { SuggestedFilm } from "./personalItem.ts";

/** Of ten films in a row, at most so many have the same film as their reason. */
const MOST = 2;
const SPAN = 10;

/**
 * Gives each film the first of its reasons that does not explain two of the nine before it already. Where all do, the
 * film keeps none: it is then suggested by the person's taste as a whole.
 */
export function withDifferentReasons(ranked: readonly SuggestedFilm[]): SuggestedFilm[] {
  const given: (number | string)[] = [];
  return ranked.map((suggested) => {
    const recent = given.slice(-(SPAN - 1));
    const isFree = (reason: number | string) => recent.filter((one) => one === reason).length < MOST;
    const [reason] = suggested.reasonFilms.filter(isFree);
    given.push(reason ?? "");
    return { ...suggested, reasonFilms: reason === undefined ? [] : [reason] };
  });
}

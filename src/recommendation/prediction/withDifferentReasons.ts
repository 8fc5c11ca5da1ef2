import type { SuggestedFilm } from "./personalItem.ts";

/** Of ten consecutive films, at most this many may have the same film as their reason. */
const MOST = 2;
const SPAN = 10;

/**
 * Gives each film its first reason that explains fewer than two of the previous nine films. If there is none, the
 * film gets no reason: it is then suggested by the user's taste in general.
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

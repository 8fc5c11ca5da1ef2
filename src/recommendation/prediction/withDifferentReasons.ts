import type { FilmReason } from "../household/filmReasons.ts";

/** Of the trained model: a film of the library by its id, another one by its title. */
export type SuggestionReason = FilmReason | { readonly kind: "liked"; readonly film: number | string };

/** A film of the library that is suggested. */
export interface SuggestedFilm {
  readonly film: number;
  readonly score: number;
  /** The strongest first. */
  readonly reasons: readonly SuggestionReason[];
}

/** Of ten consecutive films, at most this many may have the same reason. */
const MOST = 2;
const SPAN = 10;

/**
 * Gives each film its first reason that explains fewer than two of the previous nine films; *popular* names no film and
 * may repeat. If there is none, the film gets no reason: it is then suggested by the user's taste in general.
 */
export function withDifferentReasons(ranked: readonly SuggestedFilm[]): SuggestedFilm[] {
  const given: string[] = [];
  return ranked.map((suggested) => {
    const recent = given.slice(-(SPAN - 1));
    const isFree = (reason: SuggestionReason) =>
      reason.kind === "popular" || recent.filter((one) => one === keyOf(reason)).length < MOST;
    const reason = suggested.reasons.find(isFree);
    given.push(reason ? keyOf(reason) : "");
    return { ...suggested, reasons: reason ? [reason] : [] };
  });
}

/** The same for reasons that say the same: a film counts once, whichever model names it. */
function keyOf(reason: SuggestionReason): string {
  switch (reason.kind) {
    case "film":
    case "liked":
      return `film ${reason.film}`;
    case "director":
    case "actors":
      return `${reason.kind} ${reason.people.join(" ")}`;
    case "theme":
      return `theme ${reason.theme}`;
    case "popular":
      return "popular";
  }
}

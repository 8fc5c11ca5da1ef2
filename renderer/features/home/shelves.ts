import type { FilmCard, FilmListQuery } from "../../../src/contract/index.ts";

/** Films of a shelf. */
export const SHELF = 24;

/** The shelf of a genre: films that the person has neither watched nor dismissed. `unrated` leaves out the rest. */
export const shelfOfGenre = (genre: string) =>
  ({ genre: [genre], watched: false, dismissed: false, sort: "rating", limit: SHELF }) satisfies FilmListQuery;

/**
 * Films for tonight that are not longer than this.
 * @param isColdStart nothing is estimated: films that are rated well come first
 */
export const shelfForTime = (minutes: number, isColdStart: boolean) =>
  ({
    runtimeTo: minutes,
    watched: false,
    dismissed: false,
    sort: isColdStart ? "rating" : "estimate",
    order: "desc",
  }) satisfies Partial<FilmListQuery>;

/** A rated film was seen, even if it is not marked as watched. */
export const unrated = (films: readonly FilmCard[]): readonly FilmCard[] =>
  films.filter(({ userRating }) => userRating === null);

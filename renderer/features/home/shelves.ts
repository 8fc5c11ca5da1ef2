import type { FilmListQuery } from "../../../src/contract/index.ts";

/** Films of a shelf. */
export const SHELF = 24;

/** The shelf of a genre: films that the person has neither watched, rated nor dismissed. A rated film was watched. */
export const shelfOfGenre = (genre: string) =>
  ({ genre: [genre], watched: false, dismissed: false, sort: "rating", limit: SHELF }) satisfies FilmListQuery;

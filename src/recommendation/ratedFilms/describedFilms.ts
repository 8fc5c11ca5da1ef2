import type { Store } from "../../store/index.ts";
import type { DescribedFilm } from "./groupSameFilms.ts";

type DescribedRow = Omit<DescribedFilm, "otherTitles"> & { readonly otherTitles: string };

/** A rated film with the film that it counts as. */
export interface GroupedFilm extends DescribedFilm {
  readonly sameAs: number;
}

/** All rated films, in the order of their ids. */
export function readRatedFilms({ sql }: Pick<Store, "sql">): GroupedFilm[] {
  return sql<DescribedRow & { sameAs: number }>(`
    SELECT id, source, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId, other_titles AS otherTitles, same_as AS sameAs
    FROM rated_film
    ORDER BY id`)
    .all()
    .map(withOtherTitles);
}

/** Films of the library that have an id at a provider. Their own ids are negated, so that none is a rated film's. */
export function readLibraryFilms({ sql }: Pick<Store, "sql">): DescribedFilm[] {
  return sql<DescribedRow>(`
    SELECT -id AS id, 'library' AS source, title, year, tmdb_id AS tmdbId, imdb_id AS imdbId,
      (SELECT json_group_array(title) FROM (
        SELECT film.original_title AS title WHERE film.original_title IS NOT NULL
        UNION SELECT title FROM alternative_title WHERE alternative_title.film = film.id)) AS otherTitles
    FROM film
    WHERE tmdb_id IS NOT NULL OR imdb_id IS NOT NULL
    ORDER BY id`)
    .all()
    .map(withOtherTitles);
}

// The column holds an array of titles as JSON.
const withOtherTitles = <Row extends DescribedRow>(row: Row) => ({
  ...row,
  otherTitles: JSON.parse(row.otherTitles) as string[],
});

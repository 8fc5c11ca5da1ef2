import type { Store } from "../../store/index.ts";
import { type ArtworkImage, artworkUrl } from "../artwork/index.ts";

export interface Collection {
  /** The provider's. */
  readonly id: string;
  readonly name: string;
  /** How many films of the library, and how many of them the person has watched. */
  readonly films: number;
  readonly watched: number;
  /** Of the first films, by year. */
  readonly posters: ArtworkImage[];
}

const MAX_POSTERS = 4;
const POSTER_WIDTH = 154;

/** Collections with two films or more in the library. */
export function createCollections({ sql }: Pick<Store, "sql">) {
  return (user: number): Collection[] => {
    const rows = sql<{ id: string; name: string; films: number; watched: number; filmIds: string }>(`
      SELECT collection AS id, max(name) AS name, count(*) AS films, count(seen.film) AS watched,
             json_group_array(film_collection.film) AS filmIds
      FROM film_collection
      LEFT JOIN watch_state AS seen ON seen.film = film_collection.film AND seen.user = :user AND seen.watched = 1
      GROUP BY collection
      HAVING films > 1
      ORDER BY films DESC, name`).all({ user });
    return rows.map(({ filmIds, ...row }) => ({ ...row, posters: postersOf(filmIds) }));
  };

  function postersOf(filmIds: string): ArtworkImage[] {
    return sql<{ id: number; hash: string; placeholder: string | null }>(`
      SELECT artwork.id, artwork.hash, artwork.placeholder
      FROM film JOIN artwork ON artwork.id = film.poster
      WHERE film.id IN (SELECT value FROM json_each(:filmIds)) AND artwork.hash IS NOT NULL
      ORDER BY film.year, film.id
      LIMIT ${MAX_POSTERS}`)
      .all({ filmIds })
      .map(({ id, hash, placeholder }) => artworkUrl(id, POSTER_WIDTH, hash, placeholder));
  }
}

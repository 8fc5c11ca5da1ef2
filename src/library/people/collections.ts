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

/** Series of two films or more: TMDB's where it knows one, else Wikidata's. */
export function createCollections({ sql }: Pick<Store, "sql">) {
  return (user: number): Collection[] => {
    const rows = sql<{ id: string | number; name: string; films: number; watched: number; filmIds: string }>(`
      SELECT json_extract(value, '$.id') AS id, max(json_extract(value, '$.name')) AS name,
             count(DISTINCT fact.film) AS films, count(DISTINCT seen.film) AS watched,
             json_group_array(DISTINCT fact.film) AS filmIds
      FROM fact LEFT JOIN watch_state AS seen ON seen.film = fact.film AND seen.user = :user AND seen.watched = 1
      WHERE field = 'collection'
        AND (origin = 'tmdb' OR NOT EXISTS (
          SELECT 1 FROM fact AS better
          WHERE better.film = fact.film AND better.field = 'collection' AND better.origin = 'tmdb'))
      GROUP BY json_extract(value, '$.id')
      HAVING films > 1
      ORDER BY films DESC, name`).all({ user });
    return rows.map(({ id, filmIds, ...row }) => ({ ...row, id: String(id), posters: postersOf(filmIds) }));
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

import type { FilmCard } from "../../contract/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { FilmCards } from "../films/index.ts";
import { type CollectionFilm, nextInCollection } from "./nextInCollection.ts";

/** A collection of which the person has watched some films of the library, and not all. */
export interface CollectionInProgress {
  /** The provider's. */
  readonly id: string;
  readonly name: string;
  /** How many films of the library, and how many of them the person has watched. */
  readonly films: number;
  readonly watched: number;
  readonly next: FilmCard;
}

const MAX_COLLECTIONS = 24;

interface Row extends Omit<CollectionInProgress, "next"> {
  /** `CollectionFilm`s as JSON. */
  readonly members: string;
}

/** The collection that was continued last comes first. */
export function createCollectionsInProgress({ sql }: Pick<Store, "sql">, cards: Pick<FilmCards, "byId">) {
  return (user: number): CollectionInProgress[] => {
    const rows = sql<Row>(`
      SELECT collection AS id, max(film_collection.name) AS name, count(*) AS films, count(seen.film) AS watched,
             json_group_array(json_object('film', film.id, 'year', film.year, 'releaseDay', released.value,
               'watchedAt', seen.changed_at)) AS members
      FROM film_collection
      JOIN film ON film.id = film_collection.film
      LEFT JOIN film_attribute AS released ON released.film = film.id AND released.name = 'releaseDay'
      LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user AND seen.watched = 1
      WHERE collection IN (
        SELECT begun.collection
        FROM watch_state AS mine JOIN film_collection AS begun ON begun.film = mine.film
        WHERE mine.user = :user AND mine.watched = 1)
      GROUP BY collection
      HAVING watched > 0 AND watched < films
      ORDER BY max(seen.changed_at) DESC, collection
      LIMIT ${MAX_COLLECTIONS}`).all({ user });
    const following = rows.map(({ members }) => nextInCollection(parseStoredJson<CollectionFilm[]>(members)) ?? 0);
    const found = cards.byId(user, following);
    return rows.flatMap(({ members, ...row }, index) => {
      const next = found.get(following[index] ?? 0);
      return next ? [{ ...row, next }] : [];
    });
  };
}

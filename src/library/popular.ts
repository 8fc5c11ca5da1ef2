import type { FilmCard } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

type Row = CardRow & { popularity: number };

const UNSEEN = `NOT EXISTS (SELECT 1 FROM watch_state WHERE user = :user AND film = film.id AND watched = 1)
          AND NOT EXISTS (SELECT 1 FROM rating WHERE user = :user AND film = film.id)`;

/** UC5 without a model: what most people like among what this person has neither seen nor rated. */
export function popularFilms({ sql }: Store) {
  return {
    popularFilms(user: number, { limit, cursor }: { limit: number; cursor?: string }) {
      const [popularity, id] = cursor ? decodeCursor("popular", cursor, 2) : [Number.MAX_VALUE, 0];
      const rows = sql<Row>(`
        SELECT ${CARD_COLUMNS}, film.popularity
        FROM film ${CARD_JOIN}
        WHERE (film.popularity, film.id) < (:popularity, :id)
          AND ${UNSEEN}
        ORDER BY film.popularity DESC, film.id DESC
        LIMIT :limit`).all({ user, popularity: popularity ?? 0, id: id ?? 0, limit: limit + 1 });
      const most = sql<{ most: number | null }>("SELECT max(popularity) AS most FROM film").get()?.most || 1;
      const total =
        sql<{ count: number }>(`SELECT count(*) AS count FROM film WHERE ${UNSEEN}`).get({ user })?.count ?? 0;
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row): { film: FilmCard; score: number } => ({
          film: toCard(row),
          score: row.popularity / most,
        })),
        nextCursor: rows.length > limit && last ? encodeCursor("popular", [last.popularity, last.id]) : null,
        total,
      };
    },
  };
}

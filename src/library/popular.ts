import type { FilmCard } from "../contract/index.ts";
import { decodeCursor, encodeCursor } from "../paging/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";

type Row = CardRow & { popularity: number };
type State = Row["state"];

/** What this person has rated, watched to its end or does not want: a set made once for a page. */
const KNOWN = `SELECT film FROM rating WHERE user = :user
               UNION SELECT film FROM watch_state WHERE user = :user AND watched = 1
               UNION SELECT film FROM not_for_me WHERE user = :user`;

interface Place {
  readonly popularity: number;
  readonly id: number;
}
const BEGINNING: Place = { popularity: Number.MAX_VALUE, id: 0 };

/** UC5 without a model: what most people like among what this person has neither seen nor rated. */
export function popularFilms(store: Store) {
  const { sql } = store;
  const remembered = rememberUntilWritten<number>(store);

  return {
    /** Recognised films first, the most popular first. @returns `score` 0–1. @throws BadCursor */
    popularFilms(user: number, { limit, cursor }: { limit: number; cursor?: string }) {
      const after = cursor === undefined ? null : decodeCursor("popular", cursor, 3);
      const [state, popularity, id] = after ?? ["identified", BEGINNING.popularity, BEGINNING.id];
      const place = { popularity: Number(popularity), id: Number(id) };
      const wanted = limit + 1;
      const known = state === "unidentified" ? [] : rowsAfter("identified", place, user, wanted);
      const start = state === "unidentified" ? place : BEGINNING;
      const rows = [...known, ...rowsAfter("unidentified", start, user, wanted - known.length)];
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const most = mostPopular();
      return {
        items: items.map((row): { film: FilmCard; score: number } => ({
          film: toCard(row),
          score: row.popularity / most,
        })),
        nextCursor:
          rows.length > limit && last ? encodeCursor("popular", [last.state, last.popularity, last.id]) : null,
        total: total(user),
      };
    },
  };

  function rowsAfter(state: State, { popularity, id }: Place, user: number, limit: number): Row[] {
    if (limit <= 0) return [];
    return sql<Row>(`
      SELECT ${CARD_COLUMNS}, film.popularity
      FROM film ${CARD_JOIN}
      WHERE (film.popularity, film.id) < (:popularity, :id)
        AND film.state = :state
        AND film.id NOT IN (${KNOWN})
      ORDER BY film.popularity DESC, film.id DESC
      LIMIT :limit`).all({ user, state, popularity, id, limit });
  }

  function mostPopular(): number {
    return sql<{ most: number | null }>("SELECT max(popularity) AS most FROM film").get()?.most || 1;
  }

  function total(user: number): number {
    return remembered(
      String(user),
      () =>
        sql<{ count: number }>(`
          SELECT (SELECT count(*) FROM film) - (SELECT count(*) FROM (${KNOWN})) AS count`).get({ user })?.count ?? 0,
    );
  }
}

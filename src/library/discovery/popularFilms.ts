import type { FilmCard } from "../../contract/index.ts";
import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import { cacheUntilWrite, type Store } from "../../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "../films/filmCard.ts";
import { KNOWN_FILMS } from "../marks/index.ts";

export interface PopularFilmPage {
  /** `score` is 0–1, relative to the most popular film. */
  readonly items: { film: FilmCard; score: number }[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** UC5 without a model. */
export interface PopularFilms {
  /**
   * The most popular films that the person has not watched, rated or dismissed; identified films first.
   * @throws BadCursor
   */
  popular(user: number, page: { limit: number; cursor?: string }): PopularFilmPage;
}

type Sql = Pick<Store, "sql">;
type Row = CardRow & { popularity: number };
type State = Row["state"];

interface Position {
  readonly popularity: number;
  readonly id: number;
}
const START: Position = { popularity: Number.MAX_VALUE, id: 0 };

export function createPopularFilms(store: Store): PopularFilms {
  const { sql } = store;
  const cached = cacheUntilWrite<number>(store);

  return {
    popular(user, { limit, cursor }) {
      const rows = rowsFrom(user, cursor, limit + 1);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const highest = highestPopularity({ sql });
      return {
        items: items.map((row) => ({ film: toCard(row), score: row.popularity / highest })),
        nextCursor:
          rows.length > limit && last ? encodeCursor("popular", [last.state, last.popularity, last.id]) : null,
        total: total(user),
      };
    },
  };

  function rowsFrom(user: number, cursor: string | undefined, limit: number): Row[] {
    const [state, popularity, id] =
      cursor === undefined ? ["identified", START.popularity, START.id] : decodeCursor("popular", cursor, 3);
    const position = { popularity: Number(popularity), id: Number(id) };
    if (state === "unidentified") return rowsAfter({ sql }, "unidentified", position, user, limit);
    const identified = rowsAfter({ sql }, "identified", position, user, limit);
    return [...identified, ...rowsAfter({ sql }, "unidentified", START, user, limit - identified.length)];
  }

  function total(user: number): number {
    return cached(
      String(user),
      () =>
        sql<{ count: number }>(`
          SELECT (SELECT count(*) FROM film) - (SELECT count(*) FROM (${KNOWN_FILMS})) AS count`).get({ user })
          ?.count ?? 0,
    );
  }
}

function rowsAfter({ sql }: Sql, state: State, { popularity, id }: Position, user: number, limit: number): Row[] {
  if (limit <= 0) return [];
  return sql<Row>(`
    SELECT ${CARD_COLUMNS}, film.popularity
    FROM film ${CARD_JOIN}
    WHERE (film.popularity, film.id) < (:popularity, :id)
      AND film.state = :state
      AND film.id NOT IN (${KNOWN_FILMS})
    ORDER BY film.popularity DESC, film.id DESC
    LIMIT :limit`).all({ user, state, popularity, id, limit });
}

function highestPopularity({ sql }: Sql): number {
  return sql<{ highest: number | null }>("SELECT max(popularity) AS highest FROM film").get()?.highest || 1;
}

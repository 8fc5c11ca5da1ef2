import type { FilmCard } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./filmCard.ts";

/** Films by their numbers; unknown ones are left out. */
export interface FilmCards {
  byId(user: number, ids: readonly number[]): Map<number, FilmCard>;
  /** In the order of the numbers. */
  ordered(user: number, ids: readonly number[]): FilmCard[];
}

export function createFilmCards({ sql }: Pick<Store, "sql">): FilmCards {
  return {
    byId(user, ids) {
      const rows = sql<CardRow>(`
        SELECT ${CARD_COLUMNS}
        FROM film ${CARD_JOIN}
        WHERE film.id IN (SELECT value FROM json_each(:ids))`);
      return new Map(rows.all({ user, ids: JSON.stringify(ids) }).map((row) => [row.id, toCard(row)]));
    },

    ordered: (user, ids) =>
      sql<CardRow>(`
        SELECT ${CARD_COLUMNS}
        FROM json_each(:ids) AS listed
        JOIN film ON film.id = listed.value ${CARD_JOIN}
        ORDER BY listed.key`)
        .all({ user, ids: JSON.stringify(ids) })
        .map(toCard),
  };
}

import type { FilmCard } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";

/** Films by their ids, for lists that others order. */
export function filmCards({ sql }: Store) {
  return {
    cardsOf(user: number, ids: readonly number[]): Map<number, FilmCard> {
      const rows = sql<CardRow>(`
        SELECT ${CARD_COLUMNS} FROM film ${CARD_JOIN} WHERE film.id IN (SELECT value FROM json_each(:ids))`);
      return new Map(rows.all({ user, ids: JSON.stringify(ids) }).map((row) => [row.id, toCard(row)]));
    },

    /** What a person has rated, watched to its end, or does not want. */
    knownFilms(user: number): number[] {
      return sql<{ film: number }>(`
        SELECT film FROM rating WHERE user = :user
        UNION SELECT film FROM watch_state WHERE user = :user AND watched = 1
        UNION SELECT film FROM not_for_me WHERE user = :user`)
        .all({ user })
        .map(({ film }) => film);
    },

    ratingsOf(user: number): { film: number; value: number }[] {
      return sql<{ film: number; value: number }>("SELECT film, value FROM rating WHERE user = :user").all({ user });
    },

    /** Films there are. */
    size(): number {
      return sql<{ count: number }>("SELECT count(*) AS count FROM film").get()?.count ?? 0;
    },

    /** By film: the numbers of its directors. */
    directorsOf(ids: readonly number[]): Map<number, number[]> {
      const directors = new Map<number, number[]>();
      const rows = sql<{ film: number; person: number }>(`
        SELECT DISTINCT film, person FROM credit
        WHERE job = 'director' AND film IN (SELECT value FROM json_each(:ids))`);
      for (const { film, person } of rows.all({ ids: JSON.stringify(ids) }))
        directors.set(film, [...(directors.get(film) ?? []), person]);
      return directors;
    },
  };
}

import type { Store } from "../store/index.ts";

/** The rated films that a film of the library is. Numbers are bound as floating ones, by which the view finds slowly. */
export const SAME_FILMS = `SELECT rated_film.id FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
              WHERE film_link.film = CAST(:filmId AS INTEGER)`;

/** Whether what is shown of a film is a person's own word, here, or what an import says. */
export function saidHere(
  { sql }: Pick<Store, "sql">,
  table: "rating_layer" | "watch_layer",
  user: number,
  filmId: number,
): boolean {
  const row = sql(`
    SELECT 1 FROM ${table}
    WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${SAME_FILMS}) LIMIT 1`);
  return row.get({ user, filmId }) !== undefined;
}

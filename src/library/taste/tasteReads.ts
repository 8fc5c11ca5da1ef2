import type { Store } from "../../store/index.ts";
import { type Comparison, compareRatings, type RatedByBoth } from "./agreement.ts";

/** Queries whose cost grows with the library. */
export interface TasteReads {
  compare(user: number, other: number): Comparison;
  /**
   * Of these films those that neither has watched or dismissed, and that can be played, in the same order.
   * @param minutes the longest that a film may be; null: of any length
   */
  unseenByBoth(user: number, other: number, films: readonly number[], minutes: number | null): number[];
}

export function createTasteReads({ sql }: Pick<Store, "sql">): TasteReads {
  return {
    compare: (user, other) =>
      compareRatings(
        sql<RatedByBoth>(`
          SELECT film.id AS film, own.value AS mine, shared.value AS theirs
          FROM rating AS own
          JOIN rating AS shared ON shared.film = own.film AND shared.user = :other
          JOIN film ON film.id = own.film
          WHERE own.user = :user`).all({ user, other }),
      ),

    unseenByBoth: (user, other, films, minutes) =>
      sql<{ id: number }>(`
        SELECT film.id
        FROM json_each(:films) AS listed
        JOIN film ON film.id = listed.value
        WHERE (:minutes IS NULL OR film.runtime_minutes <= :minutes)
          AND NOT EXISTS (
            SELECT 1 FROM watch_state AS seen
            WHERE seen.film = film.id AND seen.user IN (:user, :other) AND seen.watched = 1)
          AND NOT EXISTS (
            SELECT 1 FROM not_for_me AS dismissed WHERE dismissed.film = film.id AND dismissed.user IN (:user, :other))
          AND EXISTS (
            SELECT 1 FROM file
            WHERE file.film = film.id AND file.part IS NOT NULL AND file.state NOT IN ('missing', 'offline', 'failed'))
        ORDER BY listed.key`)
        .all({ user, other, minutes, films: JSON.stringify(films) })
        .map(({ id }) => id),
  };
}

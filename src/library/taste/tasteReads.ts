import type { Store } from "../../store/index.ts";
import { type Comparison, compareRatings, type StarsOfBoth } from "./agreement.ts";
import { bestForBoth, type Estimates } from "./bestForBoth.ts";

/** Films that are looked up at once. */
const LOOKED_UP = 2_000;

/** Queries whose cost grows with the library. */
export interface TasteReads {
  compare(user: number, other: number): Comparison;
  /**
   * Films that both will probably like, the best first: those that neither has watched or dismissed, and that can be
   * played.
   */
  forBoth(question: FilmsForBoth): StarsOfBoth[];
}

export interface FilmsForBoth {
  readonly user: number;
  readonly other: number;
  readonly mine: Estimates;
  readonly theirs: Estimates;
  /** The longest that a film may be; null: of any length. */
  readonly minutes: number | null;
  /** How many films at most. */
  readonly limit: number;
}

export function createTasteReads({ sql }: Pick<Store, "sql">): TasteReads {
  return {
    compare: (user, other) =>
      compareRatings(
        sql<StarsOfBoth>(`
          SELECT film.id AS film, own.value AS mine, shared.value AS theirs
          FROM rating AS own
          JOIN rating AS shared ON shared.film = own.film AND shared.user = :other
          JOIN film ON film.id = own.film
          WHERE own.user = :user`).all({ user, other }),
      ),

    forBoth({ user, other, mine, theirs, minutes, limit }) {
      const best = bestForBoth(mine, theirs);
      const chosen: StarsOfBoth[] = [];
      for (let from = 0; from < best.length && chosen.length < limit; from += LOOKED_UP) {
        const some = best.slice(from, from + LOOKED_UP);
        const unseen = unseenByBoth(some, { user, other, minutes });
        chosen.push(...some.filter(({ film }) => unseen.has(film)));
      }
      return chosen.slice(0, limit);
    },
  };

  function unseenByBoth(films: readonly StarsOfBoth[], people: Pick<FilmsForBoth, "user" | "other" | "minutes">) {
    const rows = sql<{ id: number }>(`
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
          WHERE file.film = film.id AND file.part IS NOT NULL AND file.state NOT IN ('missing', 'offline', 'failed'))`);
    return new Set(rows.all({ ...people, films: JSON.stringify(films.map(({ film }) => film)) }).map(({ id }) => id));
  }
}

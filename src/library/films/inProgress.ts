import type { FilmCard } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./filmCard.ts";

/** A film that a person began to watch. */
export interface FilmInProgress {
  readonly film: FilmCard;
  readonly positionSeconds: number;
  /** Of the film's length, 0 to 1; null where the length is unknown. */
  readonly share: number | null;
}

const MAX_FILMS = 20;

/** Films started and not watched to the end, the most recent first. */
export function filmsInProgress({ sql }: Pick<Store, "sql">, user: number): FilmInProgress[] {
  const rows = sql<CardRow & { position_seconds: number; duration_seconds: number | null }>(`
    SELECT ${CARD_COLUMNS}, seen.position_seconds,
           coalesce(film.runtime_minutes * 60,
                    (SELECT max(duration_seconds) FROM file WHERE file.film = film.id)) AS duration_seconds
    FROM (
      SELECT film, position_seconds, changed_at
      FROM watch_state
      WHERE user = :user AND watched = 0 AND position_seconds > 0
      ORDER BY changed_at DESC
      LIMIT ${MAX_FILMS}) AS seen
    JOIN film ON film.id = seen.film ${CARD_JOIN}
    ORDER BY seen.changed_at DESC`).all({ user });
  return rows.map((row) => ({
    film: toCard(row),
    positionSeconds: row.position_seconds,
    share: row.duration_seconds ? Math.min(1, row.position_seconds / row.duration_seconds) : null,
  }));
}

import type { Store } from "../../store/index.ts";
import { RATED_FILMS_OF } from "../ratedFilm/index.ts";

export type MarkTable = "rating_layer" | "watch_layer";

/** Whether the mark that is shown was made in this library by the person, rather than imported. */
export function hasLocalMark({ sql }: Pick<Store, "sql">, table: MarkTable, user: number, filmId: number): boolean {
  const row = sql(`
    SELECT 1
    FROM ${table}
    WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${RATED_FILMS_OF})
    LIMIT 1`);
  return row.get({ user, filmId }) !== undefined;
}

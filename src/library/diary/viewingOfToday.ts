import type { Store } from "../../store/index.ts";
import { type Clock, localDay } from "../../time/index.ts";
import { ensureRatedFilm, RATED_FILMS_OF } from "../ratedFilm/index.ts";

type Reader = Pick<Store, "sql">;

/**
 * Marking a film as watched adds a diary entry for today, unless there is one.
 * @param watchedOn `YYYY-MM-DD`: another day, whose entry an undo restores
 */
export function addViewingOfToday(
  { sql }: Reader,
  clock: Clock,
  user: number,
  filmId: number,
  watchedOn = localDay(clock.now()),
): void {
  const now = clock.now();
  if (hasEntryOn({ sql }, user, filmId, watchedOn)) return;
  sql(`
    INSERT INTO diary_entry (user, film, origin, watched_on, rewatch, automatic, added_at)
    SELECT :user, :film, 'hand', :watchedOn,
      EXISTS (SELECT 1 FROM diary_entry WHERE user = :user AND removed = 0 AND watched_on < :watchedOn
                AND film IN (${RATED_FILMS_OF})), 1, :now`).run({
    user,
    filmId,
    film: ensureRatedFilm({ sql }, filmId),
    watchedOn,
    now,
  });
}

/**
 * Removes the entry that marking the film as watched added today; entries of earlier days remain.
 * @returns the day of the removed entry, `YYYY-MM-DD`; null when there was none
 */
export function removeViewingOfToday({ sql }: Reader, clock: Clock, user: number, filmId: number): string | null {
  const watchedOn = localDay(clock.now());
  const removed = sql(`
    DELETE FROM diary_entry
    WHERE user = :user AND origin = 'hand' AND automatic = 1 AND watched_on = :watchedOn
      AND film IN (${RATED_FILMS_OF})`).run({ user, filmId, watchedOn });
  return removed.changes > 0 ? watchedOn : null;
}

function hasEntryOn({ sql }: Reader, user: number, filmId: number, watchedOn: string): boolean {
  const row = sql(`
    SELECT 1
    FROM diary_entry
    WHERE user = :user AND watched_on = :watchedOn AND removed = 0 AND film IN (${RATED_FILMS_OF})
    LIMIT 1`);
  return row.get({ user, filmId, watchedOn }) !== undefined;
}

import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { ownRatedFilm } from "./ownRatedFilm.ts";
import { SAME_FILMS, saidHere } from "./saidHere.ts";

export interface WatchChange {
  readonly watched: boolean;
  readonly positionSeconds: number | null;
}

/**
 * What a person says of a film here, as a layer above what imports say (migration 0015 holds the rule). Each act
 * replaces the one before it, which stays as history. Inside a transaction.
 */
export function personalLayers({ sql }: Pick<Store, "sql">, clock: Clock) {
  return {
    rate(user: number, filmId: number, value: number): void {
      supersede("rating_layer", user, filmId);
      addRating(user, filmId, value);
    },

    /** "No rating" is kept only where an import says one: there it must not come back with the next import. */
    unrate(user: number, filmId: number): void {
      supersede("rating_layer", user, filmId);
      if (isImported(user, filmId)) addRating(user, filmId, null);
    },

    /** As if the person had said nothing: what imports say shows again. */
    withdrawRating: (user: number, filmId: number): void => supersede("rating_layer", user, filmId),
    withdrawWatched: (user: number, filmId: number): void => supersede("watch_layer", user, filmId),

    isRatedHere: (user: number, filmId: number): boolean => saidHere({ sql }, "rating_layer", user, filmId),
    isWatchedHere: (user: number, filmId: number): boolean => saidHere({ sql }, "watch_layer", user, filmId),

    setWatched(user: number, filmId: number, { watched, positionSeconds }: WatchChange): void {
      // How far one is changes all the time: only watched or not is worth a history.
      sql(`
        DELETE FROM watch_layer
        WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND watched = :watched AND film IN (${SAME_FILMS})`).run(
        { user, filmId, watched: Number(watched) },
      );
      supersede("watch_layer", user, filmId);
      sql(`
        INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
        VALUES (:user, :own, 'hand', :watched, :positionSeconds, :now)`).run({
        user,
        own: ownRatedFilm({ sql }, filmId),
        watched: Number(watched),
        positionSeconds,
        now: clock.now(),
      });
    },
  };

  function addRating(user: number, filmId: number, value: number | null): void {
    sql(`
      INSERT INTO rating_layer (user, film, origin, value, rated_at) VALUES (:user, :own, 'hand', :value, :now)`).run({
      user,
      own: ownRatedFilm({ sql }, filmId),
      value,
      now: clock.now(),
    });
  }

  function supersede(table: "rating_layer" | "watch_layer", user: number, filmId: number): void {
    sql(`
      UPDATE ${table} SET superseded_at = :now
      WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${SAME_FILMS})`).run({
      user,
      filmId,
      now: clock.now(),
    });
  }

  function isImported(user: number, filmId: number): boolean {
    const row = sql(`
      SELECT 1 FROM rating_layer WHERE user = :user AND import IS NOT NULL AND film IN (${SAME_FILMS}) LIMIT 1`).get({
      user,
      filmId,
    });
    return row !== undefined;
  }
}

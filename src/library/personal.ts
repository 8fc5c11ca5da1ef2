import type { Store } from "../store/index.ts";
import { UnknownFilm } from "./identity.ts";

/** What a person did: it hangs on the film, never on a path, and is on the disk before the answer leaves. */
export function personalRecords({ sql, promise }: Store, clock: { now(): number }) {
  function mustExist(filmId: number): void {
    if (!sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId })) throw new UnknownFilm(filmId);
  }

  return {
    /** It is suggested to this person again, or not. @throws UnknownFilm */
    setNotForMe(user: number, filmId: number, isNotForMe: boolean): void {
      promise(() => {
        mustExist(filmId);
        if (isNotForMe)
          sql("INSERT OR IGNORE INTO not_for_me (user, film, since) VALUES (:user, :filmId, :now)").run({
            user,
            filmId,
            now: clock.now(),
          });
        else sql("DELETE FROM not_for_me WHERE user = :user AND film = :filmId").run({ user, filmId });
      });
    },

    /** @param value 0.5 to 5. @throws UnknownFilm */
    rate(user: number, filmId: number, value: number): void {
      promise(() => {
        mustExist(filmId);
        sql(`
          INSERT INTO rating (user, film, value, rated_at) VALUES (:user, :filmId, :value, :now)
          ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at`).run({
          user,
          filmId,
          value,
          now: clock.now(),
        });
      });
    },

    unrate(user: number, filmId: number): void {
      promise(() => {
        mustExist(filmId);
        sql("DELETE FROM rating WHERE user = :user AND film = :filmId").run({ user, filmId });
      });
    },

    setWatched(user: number, filmId: number, watched: boolean, positionSeconds?: number): void {
      promise(() => {
        mustExist(filmId);
        sql(`
          INSERT INTO watch_state (user, film, watched, position_seconds, changed_at)
          VALUES (:user, :filmId, :watched, :position, :now)
          ON CONFLICT DO UPDATE
          SET watched = excluded.watched, position_seconds = excluded.position_seconds, changed_at = excluded.changed_at`).run(
          {
            user,
            filmId,
            watched: watched ? 1 : 0,
            position: positionSeconds ?? null,
            now: clock.now(),
          },
        );
      });
    },
  };
}

import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { UnknownFilm } from "./identity.ts";
import { personalLayers } from "./personalLayers.ts";

/** What a person did: it hangs on the film, never on a path, and is on the disk before the answer leaves. */
export function personalRecords({ sql, writeDurable }: Store, clock: Clock) {
  const layers = personalLayers({ sql }, clock);

  function mustExist(filmId: number): void {
    if (!sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId })) throw new UnknownFilm(filmId);
  }

  return {
    /** It is suggested to this person again, or not. @throws UnknownFilm */
    setNotForMe(user: number, filmId: number, isNotForMe: boolean): void {
      writeDurable(() => {
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
      writeDurable(() => {
        mustExist(filmId);
        layers.rate(user, filmId, value);
      });
    },

    unrate(user: number, filmId: number): void {
      writeDurable(() => {
        mustExist(filmId);
        layers.unrate(user, filmId);
      });
    },

    setWatched(user: number, filmId: number, watched: boolean, positionSeconds?: number): void {
      writeDurable(() => {
        mustExist(filmId);
        layers.setWatched(user, filmId, { watched, positionSeconds: positionSeconds ?? null });
      });
    },
  };
}

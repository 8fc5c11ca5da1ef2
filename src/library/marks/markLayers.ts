import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { hasLocalMark, type MarkTable, RATED_FILMS_OF } from "./localMark.ts";
import { ensureRatedFilm } from "./ratedFilm.ts";

export interface WatchChange {
  readonly watched: boolean;
  readonly positionSeconds: number | null;
}

/**
 * Ratings and watch states that a person enters here: a layer above what imports state (migration 0015 holds the rule).
 * Each replaces the one before it, which is kept as history. Expects to be inside a transaction.
 */
export interface MarkLayers {
  /** @param value 0.5 to 5 */
  rate(user: number, filmId: number, value: number): void;
  /** Stores "no rating" where an import has one, so that the next import does not bring it back. */
  unrate(user: number, filmId: number): void;
  setWatched(user: number, filmId: number, change: WatchChange): void;
  /** Removes what was entered here: what imports state is shown again. */
  withdrawRating(user: number, filmId: number): void;
  withdrawWatched(user: number, filmId: number): void;
  /** Whether what is shown was entered here. */
  isRatedHere(user: number, filmId: number): boolean;
  isWatchedHere(user: number, filmId: number): boolean;
}

export function createMarkLayers(store: Pick<Store, "sql">, clock: Clock): MarkLayers {
  return new SqlMarkLayers(store, clock);
}

class SqlMarkLayers implements MarkLayers {
  readonly #store: Pick<Store, "sql">;
  readonly #clock: Clock;

  constructor(store: Pick<Store, "sql">, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  rate(user: number, filmId: number, value: number): void {
    this.#supersede("rating_layer", user, filmId);
    this.#addRating(user, filmId, value);
  }

  unrate(user: number, filmId: number): void {
    this.#supersede("rating_layer", user, filmId);
    if (this.#hasImportedRating(user, filmId)) this.#addRating(user, filmId, null);
  }

  setWatched(user: number, filmId: number, { watched, positionSeconds }: WatchChange): void {
    const { sql } = this.#store;
    // The position changes all the time: only watched or not is worth a history.
    sql(`
      DELETE FROM watch_layer
      WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND watched = :watched
        AND film IN (${RATED_FILMS_OF})`).run({ user, filmId, watched: Number(watched) });
    this.#supersede("watch_layer", user, filmId);
    sql(`
      INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
      VALUES (:user, :ratedFilm, 'hand', :watched, :positionSeconds, :now)`).run({
      user,
      ratedFilm: ensureRatedFilm(this.#store, filmId),
      watched: Number(watched),
      positionSeconds,
      now: this.#clock.now(),
    });
  }

  withdrawRating(user: number, filmId: number): void {
    this.#supersede("rating_layer", user, filmId);
  }

  withdrawWatched(user: number, filmId: number): void {
    this.#supersede("watch_layer", user, filmId);
  }

  isRatedHere(user: number, filmId: number): boolean {
    return hasLocalMark(this.#store, "rating_layer", user, filmId);
  }

  isWatchedHere(user: number, filmId: number): boolean {
    return hasLocalMark(this.#store, "watch_layer", user, filmId);
  }

  #addRating(user: number, filmId: number, value: number | null): void {
    this.#store
      .sql(`
        INSERT INTO rating_layer (user, film, origin, value, rated_at)
        VALUES (:user, :ratedFilm, 'hand', :value, :now)`)
      .run({ user, ratedFilm: ensureRatedFilm(this.#store, filmId), value, now: this.#clock.now() });
  }

  #supersede(table: MarkTable, user: number, filmId: number): void {
    this.#store
      .sql(`
        UPDATE ${table}
        SET superseded_at = :now
        WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${RATED_FILMS_OF})`)
      .run({ user, filmId, now: this.#clock.now() });
  }

  #hasImportedRating(user: number, filmId: number): boolean {
    const row = this.#store.sql(`
      SELECT 1
      FROM rating_layer
      WHERE user = :user AND import IS NOT NULL AND film IN (${RATED_FILMS_OF})
      LIMIT 1`);
    return row.get({ user, filmId }) !== undefined;
  }
}

import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { removeViewingOfToday } from "../diary/index.ts";
import { ensureRatedFilm, RATED_FILMS_OF } from "../ratedFilm/index.ts";
import { hasLocalMark, type MarkTable } from "./localMark.ts";

export interface WatchChange {
  readonly watched: boolean;
  readonly positionSeconds: number | null;
}

/**
 * Ratings and watch states that a person enters here: a layer above what imports state (migration 0015 holds the rule).
 * Each replaces the one before it, which is kept as history. Expects to be inside a transaction.
 */
export interface MarkLayers {
  /**
   * Rates a film. An unwatched film is also marked as watched, until the rating is removed.
   * @param value 0.5 to 5
   */
  rate(user: number, filmId: number, value: number): void;
  /** Stores "no rating" where an import has one, so that the next import does not bring it back. */
  unrate(user: number, filmId: number): void;
  /**
   * Unmarking a film as watched removes the diary entry that marking it added today.
   * @returns the day of the removed entry; null when there was none
   */
  setWatched(user: number, filmId: number, change: WatchChange): string | null;
  /**
   * Marks an unwatched film as watched as a result of another action. The playback position is kept.
   * @returns false if the film was already watched
   */
  markWatched(user: number, filmId: number, cause: string): boolean;
  /** Removes the mark that `markWatched` set for that cause and restores the previous state. */
  withdrawMark(user: number, filmId: number, cause: string): void;
  isWatched(user: number, filmId: number): boolean;
  /** Removes what was entered here: what imports state is shown again. */
  withdrawRating(user: number, filmId: number): void;
  /** @returns the day of the diary entry that was removed with it; null when there was none */
  withdrawWatched(user: number, filmId: number): string | null;
  /** Whether what is shown was entered here. */
  isRatedHere(user: number, filmId: number): boolean;
  isWatchedHere(user: number, filmId: number): boolean;
}

/** The cause of a mark that a rating set. */
const BY_RATING = "rating";

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
    this.markWatched(user, filmId, BY_RATING);
  }

  unrate(user: number, filmId: number): void {
    this.#supersede("rating_layer", user, filmId);
    if (this.#hasImportedRating(user, filmId)) this.#addRating(user, filmId, null);
    this.withdrawMark(user, filmId, BY_RATING);
  }

  setWatched(user: number, filmId: number, change: WatchChange): string | null {
    const viewedOn = change.watched ? null : removeViewingOfToday(this.#store, this.#clock, user, filmId);
    this.#setWatched(user, filmId, change, null);
    return viewedOn;
  }

  markWatched(user: number, filmId: number, cause: string): boolean {
    const shown = this.#shownState(user, filmId);
    if (shown?.watched === 1) return false;
    this.#setWatched(user, filmId, { watched: true, positionSeconds: shown?.position ?? null }, cause);
    return true;
  }

  withdrawMark(user: number, filmId: number, cause: string): void {
    const { sql } = this.#store;
    const mark = sql<{ id: number; at: number }>(`
      SELECT id, changed_at AS at
      FROM watch_layer
      WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND cause = :cause
        AND film IN (${RATED_FILMS_OF})
      ORDER BY id DESC
      LIMIT 1`).get({ user, filmId, cause });
    if (!mark) return;
    sql("DELETE FROM watch_layer WHERE id = :id").run({ id: mark.id });
    sql(`
      UPDATE watch_layer
      SET superseded_at = NULL
      WHERE id = (
        SELECT max(id)
        FROM watch_layer
        WHERE user = :user AND origin = 'hand' AND superseded_at = :at AND id < :id
          AND film IN (${RATED_FILMS_OF}))`).run({ user, filmId, ...mark });
  }

  isWatched(user: number, filmId: number): boolean {
    return this.#shownState(user, filmId)?.watched === 1;
  }

  #setWatched(user: number, filmId: number, { watched, positionSeconds }: WatchChange, cause: string | null): void {
    const { sql } = this.#store;
    // One time for both rows: a withdrawn mark finds the row that it replaced by it.
    const now = this.#clock.now();
    // The position changes all the time: only watched or not is worth a history.
    sql(`
      DELETE FROM watch_layer
      WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND watched = :watched
        AND film IN (${RATED_FILMS_OF})`).run({ user, filmId, watched: Number(watched) });
    this.#supersede("watch_layer", user, filmId, now);
    sql(`
      INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at, cause)
      VALUES (:user, :ratedFilm, 'hand', :watched, :positionSeconds, :now, :cause)`).run({
      user,
      ratedFilm: ensureRatedFilm(this.#store, filmId),
      watched: Number(watched),
      positionSeconds,
      now,
      cause,
    });
  }

  withdrawRating(user: number, filmId: number): void {
    this.#supersede("rating_layer", user, filmId);
    this.withdrawMark(user, filmId, BY_RATING);
  }

  withdrawWatched(user: number, filmId: number): string | null {
    this.#supersede("watch_layer", user, filmId);
    return removeViewingOfToday(this.#store, this.#clock, user, filmId);
  }

  isRatedHere(user: number, filmId: number): boolean {
    return hasLocalMark(this.#store, "rating_layer", user, filmId);
  }

  isWatchedHere(user: number, filmId: number): boolean {
    return hasLocalMark(this.#store, "watch_layer", user, filmId);
  }

  #shownState(
    user: number,
    filmId: number,
  ): { readonly watched: number; readonly position: number | null } | undefined {
    const row = this.#store.sql<{ watched: number; position: number | null }>(`
      SELECT watched, position_seconds AS position
      FROM watch_state
      WHERE user = :user AND film = :filmId`);
    return row.get({ user, filmId });
  }

  #addRating(user: number, filmId: number, value: number | null): void {
    this.#store
      .sql(`
        INSERT INTO rating_layer (user, film, origin, value, rated_at)
        VALUES (:user, :ratedFilm, 'hand', :value, :now)`)
      .run({ user, ratedFilm: ensureRatedFilm(this.#store, filmId), value, now: this.#clock.now() });
  }

  #supersede(table: MarkTable, user: number, filmId: number, now = this.#clock.now()): void {
    this.#store
      .sql(`
        UPDATE ${table}
        SET superseded_at = :now
        WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${RATED_FILMS_OF})`)
      .run({ user, filmId, now });
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

import type { BulkAct } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { ListProblem } from "./lists.ts";

export interface ManyActs {
  readonly filmIds: number[];
  readonly act: BulkAct;
}

type Ids = { readonly films: string };

/** One act on many films, in one transaction; films that are gone meanwhile are passed over. */
export function manyFilms({ sql, promise }: Store, clock: { now(): number }) {
  return {
    /**
     * @returns how many films it changed, and the acts that take it back
     * @throws ListProblem `unknown_list`
     */
    actOnMany: (user: number, filmIds: readonly number[], act: BulkAct): { changed: number; undo: ManyActs[] } =>
      promise(() => {
        const ids = { films: JSON.stringify(filmIds) };
        const undo = act.kind === "list" ? onList(user, ids, act) : onState(user, ids, act);
        return { changed: undo.reduce((sum, one) => sum + one.filmIds.length, 0), undo };
      }),
  };

  function onState(user: number, ids: Ids, act: Exclude<BulkAct, { kind: "list" }>): ManyActs[] {
    return act.kind === "watched" ? onWatched(user, ids, act.watched) : onRating(user, ids, act.value);
  }

  /** How far one was in a film stays as it is. */
  function onWatched(user: number, ids: Ids, isWatched: boolean): ManyActs[] {
    const others = sql<{ id: number }>(`
      SELECT film.id FROM film
      LEFT JOIN watch_state ON watch_state.user = :user AND watch_state.film = film.id
      WHERE film.id IN (SELECT value FROM json_each(:films)) AND coalesce(watched, 0) <> :watched`).all({
      user,
      ...ids,
      watched: isWatched ? 1 : 0,
    });
    const filmIds = others.map(({ id }) => id);
    sql(`
      INSERT INTO watch_state (user, film, watched, position_seconds, changed_at)
      SELECT :user, value, :watched, NULL, :now FROM json_each(:films) WHERE 1
      ON CONFLICT DO UPDATE SET watched = excluded.watched, changed_at = excluded.changed_at`).run({
      user,
      films: JSON.stringify(filmIds),
      watched: isWatched ? 1 : 0,
      now: clock.now(),
    });
    return filmIds.length === 0 ? [] : [{ filmIds, act: { kind: "watched", watched: !isWatched } }];
  }

  function onRating(user: number, ids: Ids, value: number | null): ManyActs[] {
    const others = sql<{ id: number; before: number | null }>(`
      SELECT film.id, rating.value AS before FROM film
      LEFT JOIN rating ON rating.user = :user AND rating.film = film.id
      WHERE film.id IN (SELECT value FROM json_each(:films)) AND rating.value IS NOT :value`).all({
      user,
      ...ids,
      value,
    });
    const films = JSON.stringify(others.map(({ id }) => id));
    if (value === null)
      sql("DELETE FROM rating WHERE user = :user AND film IN (SELECT value FROM json_each(:films))").run({
        user,
        films,
      });
    else
      sql(`
        INSERT INTO rating (user, film, value, rated_at)
        SELECT :user, value, :rating, :now FROM json_each(:films) WHERE 1
        ON CONFLICT DO UPDATE SET value = excluded.value, rated_at = excluded.rated_at`).run({
        user,
        films,
        rating: value,
        now: clock.now(),
      });
    return Map.groupBy(others, ({ before }) => before)
      .entries()
      .map(([before, films]) => ({
        filmIds: films.map(({ id }) => id),
        act: { kind: "rating" as const, value: before },
      }))
      .toArray();
  }

  function onList(user: number, ids: Ids, act: Extract<BulkAct, { kind: "list" }>): ManyActs[] {
    const { listId, listed } = act;
    if (!sql("SELECT 1 FROM list WHERE id = :listId AND user = :user").get({ listId, user }))
      throw new ListProblem("unknown_list", String(listId));
    const others = sql<{ id: number }>(`
      SELECT film.id FROM film
      WHERE film.id IN (SELECT value FROM json_each(:films))
        AND film.id ${listed ? "NOT IN" : "IN"} (SELECT film FROM list_film WHERE list = :listId)`).all({
      ...ids,
      listId,
    });
    const filmIds = others.map(({ id }) => id);
    const films = JSON.stringify(filmIds);
    if (listed)
      sql(`
        INSERT INTO list_film (list, film, added_at) SELECT :listId, value, :now FROM json_each(:films)`).run({
        listId,
        films,
        now: clock.now(),
      });
    else
      sql("DELETE FROM list_film WHERE list = :listId AND film IN (SELECT value FROM json_each(:films))").run({
        listId,
        films,
      });
    return filmIds.length === 0 ? [] : [{ filmIds, act: { kind: "list", listId, listed: !listed } }];
  }
}

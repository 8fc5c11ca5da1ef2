import type { BulkAction } from "../contract/index.ts";
import { CodedError } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { ListErrorCode } from "./lists.ts";
import { personalLayers } from "./personalLayers.ts";

export interface ManyActs {
  readonly filmIds: number[];
  readonly act: BulkAction;
}

type Ids = { readonly films: string };

interface FilmState {
  readonly id: number;
  readonly value: number | null;
  readonly watched: number;
  readonly position: number | null;
}

/** One act on many films, in one transaction; films that are gone meanwhile are passed over. */
export function manyFilms({ sql, writeDurable }: Store, clock: Clock) {
  const layers = personalLayers({ sql }, clock);

  return {
    /**
     * @returns how many films it changed, and the acts that take it back
     * @throws CodedError `unknown_list`
     */
    actOnMany: (user: number, filmIds: readonly number[], act: BulkAction): { changed: number; undo: ManyActs[] } =>
      writeDurable(() => {
        const ids = { films: JSON.stringify(filmIds) };
        const undo = act.kind === "list" ? onList(user, ids, act) : onState(user, ids, act);
        return { changed: undo.reduce((sum, one) => sum + one.filmIds.length, 0), undo };
      }),
  };

  function onState(user: number, ids: Ids, act: Exclude<BulkAction, { kind: "list" }>): ManyActs[] {
    switch (act.kind) {
      case "watched":
        return onWatched(user, ids, act.watched);
      case "rating":
        return onRating(user, ids, act.value);
      case "withdraw":
        return act.what === "watched" ? withdrawWatched(user, ids) : withdrawRatings(user, ids);
    }
  }

  /** How far one was in a film stays as it is. */
  function onWatched(user: number, ids: Ids, watched: boolean): ManyActs[] {
    const others = statesOf(user, ids).filter((film) => (film.watched === 1) !== watched);
    const before = others.map(({ id }) => ({ id, act: watchActOf(user, id, !watched) }));
    for (const { id, position } of others) layers.setWatched(user, id, { watched, positionSeconds: position });
    return together(before);
  }

  function onRating(user: number, ids: Ids, value: number | null): ManyActs[] {
    const others = statesOf(user, ids).filter((film) => film.value !== value);
    const before = others.map((film) => ({ id: film.id, act: ratingActOf(user, film) }));
    for (const { id } of others) {
      if (value === null) layers.unrate(user, id);
      else layers.rate(user, id, value);
    }
    return together(before);
  }

  function withdrawWatched(user: number, ids: Ids): ManyActs[] {
    const said = statesOf(user, ids).filter(({ id }) => layers.isWatchedHere(user, id));
    for (const { id } of said) layers.withdrawWatched(user, id);
    return together(said.map(({ id, watched }) => ({ id, act: { kind: "watched", watched: watched === 1 } })));
  }

  function withdrawRatings(user: number, ids: Ids): ManyActs[] {
    const said = statesOf(user, ids).filter(({ id }) => layers.isRatedHere(user, id));
    for (const { id } of said) layers.withdrawRating(user, id);
    return together(said.map(({ id, value }) => ({ id, act: { kind: "rating", value } })));
  }

  /** What brings back what is shown of a film now, and who says it. */
  function ratingActOf(user: number, { id, value }: FilmState): BulkAction {
    return layers.isRatedHere(user, id) ? { kind: "rating", value } : { kind: "withdraw", what: "rating" };
  }

  function watchActOf(user: number, id: number, watched: boolean): BulkAction {
    return layers.isWatchedHere(user, id) ? { kind: "watched", watched } : { kind: "withdraw", what: "watched" };
  }

  function statesOf(user: number, ids: Ids): FilmState[] {
    return sql<FilmState>(`
      SELECT film.id, rating.value, coalesce(watched, 0) AS watched, position_seconds AS position FROM film
      LEFT JOIN rating ON rating.user = :user AND rating.film = film.id
      LEFT JOIN watch_state ON watch_state.user = :user AND watch_state.film = film.id
      WHERE film.id IN (SELECT value FROM json_each(:films))`).all({ user, ...ids });
  }

  function onList(user: number, ids: Ids, act: Extract<BulkAction, { kind: "list" }>): ManyActs[] {
    const { listId, listed } = act;
    if (!sql("SELECT 1 FROM list WHERE id = :listId AND user = :user").get({ listId, user }))
      throw new CodedError<ListErrorCode>("unknown_list", { fact: String(listId) });
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

/** Films that the same act takes back. */
function together(films: readonly { readonly id: number; readonly act: BulkAction }[]): ManyActs[] {
  return Map.groupBy(films, ({ act }) => JSON.stringify(act))
    .values()
    .map((group) => ({ filmIds: group.map(({ id }) => id), act: group[0]!.act }))
    .toArray();
}

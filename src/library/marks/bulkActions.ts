import type { BulkAction } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type FilmSet, setListedInBulk } from "./bulkLists.ts";
import type { BulkStep } from "./bulkStep.ts";
import { createMarkLayers, type MarkLayers } from "./markLayers.ts";

export interface BulkResult {
  /** How many films were changed. */
  readonly changed: number;
  /** The actions that undo it. */
  readonly undo: BulkStep[];
}

interface FilmMarks {
  readonly id: number;
  readonly value: number | null;
  readonly watched: number;
  readonly position: number | null;
}

/** The action that undoes a change of one film. */
interface UndoOfFilm {
  readonly id: number;
  readonly act: BulkAction;
}

/** One action on many films, in one transaction; films that are no longer in the library are skipped. */
export function createBulkActions({ sql, writeDurable }: Store, clock: Clock) {
  const layers = createMarkLayers({ sql }, clock);

  /** @throws CodedError `unknown_list` */
  return (user: number, filmIds: readonly number[], act: BulkAction): BulkResult =>
    writeDurable(() => {
      const films: FilmSet = { films: JSON.stringify(filmIds) };
      const undo =
        act.kind === "list"
          ? setListedInBulk({ sql }, clock, user, films, act)
          : grouped(applyMark(layers, user, marksOf(user, films), act));
      return { changed: new Set(undo.flatMap(({ filmIds }) => filmIds)).size, undo };
    });

  function marksOf(user: number, films: FilmSet): FilmMarks[] {
    return sql<FilmMarks>(`
      SELECT film.id, rating.value, coalesce(watched, 0) AS watched, position_seconds AS position
      FROM film
      LEFT JOIN rating ON rating.user = :user AND rating.film = film.id
      LEFT JOIN watch_state ON watch_state.user = :user AND watch_state.film = film.id
      WHERE film.id IN (SELECT value FROM json_each(:films))`).all({ user, ...films });
  }
}

function applyMark(
  layers: MarkLayers,
  user: number,
  films: readonly FilmMarks[],
  act: Exclude<BulkAction, { kind: "list" }>,
): UndoOfFilm[] {
  switch (act.kind) {
    case "watched":
      return setWatched(layers, user, films, act.watched);
    case "rating":
      return setRating(layers, user, films, act.value);
    case "withdraw":
      return act.what === "watched" ? withdrawWatched(layers, user, films) : withdrawRatings(layers, user, films);
  }
}

/** Playback positions stay as they are. */
function setWatched(layers: MarkLayers, user: number, films: readonly FilmMarks[], watched: boolean): UndoOfFilm[] {
  const changed = films.filter((film) => (film.watched === 1) !== watched);
  const undo = undoOfWatched(layers, user, changed, watched);
  for (const { id, position } of changed) layers.setWatched(user, id, { watched, positionSeconds: position });
  return undo;
}

function setRating(layers: MarkLayers, user: number, films: readonly FilmMarks[], value: number | null): UndoOfFilm[] {
  const changed = films.filter((film) => film.value !== value);
  const undo = changed.map((film): UndoOfFilm => {
    const isHere = layers.isRatedHere(user, film.id);
    return { id: film.id, act: isHere ? { kind: "rating", value: film.value } : { kind: "withdraw", what: "rating" } };
  });
  const unwatch = value === null ? [] : undoOfWatched(layers, user, changed, true);
  for (const { id } of changed) {
    if (value === null) layers.unrate(user, id);
    else layers.rate(user, id, value);
  }
  return [...undo, ...unwatch];
}

/** The undo data for marking these films as watched or unwatched; excludes films that already are. */
function undoOfWatched(layers: MarkLayers, user: number, films: readonly FilmMarks[], watched: boolean): UndoOfFilm[] {
  return films
    .filter((film) => (film.watched === 1) !== watched)
    .map(({ id }) => {
      const isHere = layers.isWatchedHere(user, id);
      return { id, act: isHere ? { kind: "watched", watched: !watched } : { kind: "withdraw", what: "watched" } };
    });
}

function withdrawWatched(layers: MarkLayers, user: number, films: readonly FilmMarks[]): UndoOfFilm[] {
  const changed = films.filter(({ id }) => layers.isWatchedHere(user, id));
  for (const { id } of changed) layers.withdrawWatched(user, id);
  return changed.map(({ id, watched }) => ({ id, act: { kind: "watched", watched: watched === 1 } }));
}

function withdrawRatings(layers: MarkLayers, user: number, films: readonly FilmMarks[]): UndoOfFilm[] {
  const changed = films.filter(({ id }) => layers.isRatedHere(user, id));
  for (const { id } of changed) layers.withdrawRating(user, id);
  return changed.map(({ id, value }) => ({ id, act: { kind: "rating", value } }));
}

/** One step for all films that the same action undoes. */
function grouped(films: readonly UndoOfFilm[]): BulkStep[] {
  return Map.groupBy(films, ({ act }) => JSON.stringify(act))
    .values()
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ filmIds: group.map(({ id }) => id), act: first.act }] : [];
    })
    .toArray();
}

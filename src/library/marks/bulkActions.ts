import type { BulkAction } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { addViewingOfToday } from "../diary/index.ts";
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
          : grouped(applyMark(layers, user, marksOf(user, films), act, restoreViewing));
      return { changed: new Set(undo.flatMap(({ filmIds }) => filmIds)).size, undo };
    });

  function restoreViewing(user: number, filmId: number, day: string): void {
    addViewingOfToday({ sql }, clock, user, filmId, day);
  }

  function marksOf(user: number, films: FilmSet): FilmMarks[] {
    return sql<FilmMarks>(`
      SELECT film.id, rating.value, coalesce(watched, 0) AS watched, position_seconds AS position
      FROM film
      LEFT JOIN rating ON rating.user = :user AND rating.film = film.id
      LEFT JOIN watch_state ON watch_state.user = :user AND watch_state.film = film.id
      WHERE film.id IN (SELECT value FROM json_each(:films))`).all({ user, ...films });
  }
}

type RestoreViewing = (user: number, filmId: number, day: string) => void;

function applyMark(
  layers: MarkLayers,
  user: number,
  films: readonly FilmMarks[],
  act: Exclude<BulkAction, { kind: "list" }>,
  restoreViewing: RestoreViewing,
): UndoOfFilm[] {
  switch (act.kind) {
    case "watched":
      return setWatched(layers, user, films, act, restoreViewing);
    case "rating":
      return setRating(layers, user, films, act.value);
    case "withdraw":
      return act.what === "watched" ? withdrawWatched(layers, user, films) : withdrawRatings(layers, user, films);
  }
}

/** Playback positions stay as they are. */
function setWatched(
  layers: MarkLayers,
  user: number,
  films: readonly FilmMarks[],
  { watched, viewedOn }: Extract<BulkAction, { kind: "watched" }>,
  restoreViewing: RestoreViewing,
): UndoOfFilm[] {
  const changed = films.filter((film) => (film.watched === 1) !== watched);
  return changed.map(({ id, position }): UndoOfFilm => {
    const undo = undoOfMark(layers, user, id, watched);
    const removed = layers.setWatched(user, id, { watched, positionSeconds: position });
    if (watched && viewedOn !== undefined) restoreViewing(user, id, viewedOn);
    return removed === null ? undo : { id, act: watchedOn(removed) };
  });
}

/** Marks a film as watched again, with the diary entry of that day. */
const watchedOn = (viewedOn: string) => ({ kind: "watched", watched: true, viewedOn }) as const;

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
    .map(({ id }) => undoOfMark(layers, user, id, watched));
}

function undoOfMark(layers: MarkLayers, user: number, id: number, watched: boolean): UndoOfFilm {
  const isHere = layers.isWatchedHere(user, id);
  return { id, act: isHere ? { kind: "watched", watched: !watched } : { kind: "withdraw", what: "watched" } };
}

function withdrawWatched(layers: MarkLayers, user: number, films: readonly FilmMarks[]): UndoOfFilm[] {
  const changed = films.filter(({ id }) => layers.isWatchedHere(user, id));
  return changed.map(({ id, watched }) => {
    const removed = layers.withdrawWatched(user, id);
    return { id, act: removed === null ? { kind: "watched", watched: watched === 1 } : watchedOn(removed) };
  });
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

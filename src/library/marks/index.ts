/**
 * What a person does with a film: rates it, watches it, dismisses it. Marks belong to the film, never to a path, and are
 * on the disk before the answer leaves. In: acts of people. Out: marks for suggestions and for the person's own export.
 */
import type { BulkAction } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { addViewingOfToday } from "../diary/index.ts";
import { requireFilm } from "../filmRecord/index.ts";
import { type BulkResult, createBulkActions } from "./bulkActions.ts";
import { type Dismissal, dismiss, toDismissal, withdrawDismissal } from "./dismissals.ts";
import { KNOWN_FILMS } from "./knownFilms.ts";
import { createMarkLayers } from "./markLayers.ts";
import { adoptNfoMarks, type NfoMarks } from "./nfoMarks.ts";

export { type Dismissal, dismissalOf } from "./dismissals.ts";
export { type ExportedFilm, exportedFilms } from "./exportMarks.ts";
export { KNOWN_FILMS } from "./knownFilms.ts";
export { createLessLikeThis, isDismissalUndo, type LessLikeThis } from "./lessLikeThis.ts";
export { hasLocalMark } from "./localMark.ts";
export { createMarkLayers } from "./markLayers.ts";
export type { NfoMarks } from "./nfoMarks.ts";

export interface DismissedFilm {
  readonly film: number;
  readonly dismissal: Dismissal;
}

export interface LibraryMarks {
  /** @param value 0.5 to 5. @throws UnknownFilm */
  rate(user: number, filmId: number, value: number): void;
  /** @throws UnknownFilm */
  unrate(user: number, filmId: number): void;
  /**
   * Marking a film as watched adds a diary entry for today; unmarking it on the same day removes that entry. @throws
   * UnknownFilm
   */
  setWatched(user: number, filmId: number, watched: boolean, positionSeconds?: number): void;
  /** A dismissed film is no longer suggested to this person. @throws UnknownFilm */
  setDismissed(user: number, filmId: number, isDismissed: boolean): void;
  /**
   * Takes over rating, watched mark and date of a file's NFO, where that person has not marked the film. Inside a
   * transaction. @returns whether anything changed
   */
  adoptNfoMarks(fileId: number, filmId: number, marks: NfoMarks): boolean;
  /** One action on many films; unknown films are skipped. @throws CodedError `unknown_list` */
  applyBulk(user: number, filmIds: readonly number[], act: BulkAction): BulkResult;
  /** Films that the person has rated, watched to the end or dismissed. */
  knownFilms(user: number): number[];
  /** Oldest dismissal first. */
  dismissedFilms(user: number): DismissedFilm[];
  ratingsOf(user: number): { film: number; value: number }[];
}

export function createLibraryMarks(store: Store, clock: Clock): LibraryMarks {
  const { sql, writeDurable } = store;
  const layers = createMarkLayers(store, clock);

  /** @throws UnknownFilm */
  function change(filmId: number, work: () => void): void {
    writeDurable(() => {
      requireFilm(store, filmId);
      work();
    });
  }

  return {
    rate: (user, filmId, value) => change(filmId, () => layers.rate(user, filmId, value)),
    unrate: (user, filmId) => change(filmId, () => layers.unrate(user, filmId)),

    setWatched: (user, filmId, watched, positionSeconds) =>
      change(filmId, () => {
        const wasWatched = layers.isWatched(user, filmId);
        layers.setWatched(user, filmId, { watched, positionSeconds: positionSeconds ?? null });
        if (watched && !wasWatched) addViewingOfToday(store, clock, user, filmId);
      }),

    setDismissed: (user, filmId, isDismissed) =>
      change(filmId, () => {
        if (isDismissed) dismiss(store, clock, user, filmId, "film");
        else withdrawDismissal(store, user, filmId);
      }),

    adoptNfoMarks: (fileId, filmId, marks) => adoptNfoMarks(store, clock, layers, { fileId, filmId, marks }),

    applyBulk: createBulkActions(store, clock),

    knownFilms: (user) =>
      sql<{ film: number }>(KNOWN_FILMS)
        .all({ user })
        .map(({ film }) => film),

    dismissedFilms: (user) =>
      sql<{ film: number; lessLike: number | null }>(
        "SELECT film, less_like AS lessLike FROM not_for_me WHERE user = :user ORDER BY since, film",
      )
        .all({ user })
        .map(({ film, lessLike }) => ({ film, dismissal: toDismissal(lessLike) })),

    ratingsOf: (user) =>
      sql<{ film: number; value: number }>(
        "SELECT film, value FROM rating WHERE user = :user ORDER BY rated_at, film",
      ).all({ user }),
  };
}

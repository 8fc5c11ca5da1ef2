/**
 * Films that leave the library, return to it, or turn out to be one film. In: numbers of films. Out: the film a number
 * means today, and journal entries that undo a merge. Expects to be inside a transaction.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FilePlacements } from "../editions/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import type { Journal, JournalEntry, UndoResult } from "../journal/index.ts";
import type { SearchIndex } from "../search/index.ts";
import { DistinctFilms } from "./distinctFilms.ts";
import { FilmContentStore } from "./filmContent.ts";
import { FilmMerges } from "./mergeFilms.ts";
import { ManualDataMoves } from "./moveManualData.ts";
import { UserDataMoves } from "./moveUserData.ts";
import { RemovedFilms } from "./removedFilms.ts";
import { createRestoreFilm, type RestoreFilm } from "./restoreFilm.ts";
import { createUndoMerge } from "./undoMerge.ts";

export type { FilmContentStore } from "./filmContent.ts";
export type { FilmMerges } from "./mergeFilms.ts";
export type { ManualDataMoves } from "./moveManualData.ts";
export type { MovedUserData, UserDataMoves } from "./moveUserData.ts";
export type { RemovedFilms } from "./removedFilms.ts";
export type { RestoreFilm } from "./restoreFilm.ts";
export { isMergeUndo } from "./undoMerge.ts";

export interface LibraryMerging {
  /** The film that a number means today: itself, or the one it was merged into; null where neither is there. */
  currentFilm(filmId: number): number | null;
  /** Follows merges of films that turned out to be the same; other films, and null, are returned as they are. */
  mergeTarget(filmId: number | null): number | null;
  /** Merges `from` into `to`. @returns the journal entry; null when there is nothing to merge */
  mergeFilms(from: number, to: number): number | null;
  /** The same as a person says, for films that are no copies of each other by their ids. @returns as above */
  mergeByHand(from: number, to: number, by: string): number | null;
  /** Undoes a merge, or the undo of one. @throws UndoProblem where something newer depends on it */
  undoMerge(entry: JournalEntry): UndoResult;
  /**
   * Restores a film as it was when it left the library.
   * @returns the film that the number means now; null when nothing of it is stored any more
   */
  restoreFilm(filmId: number): number | null;
}

/** What identification of files needs of it. */
export interface MergingTools {
  readonly removed: RemovedFilms;
  readonly restore: RestoreFilm;
  readonly merges: FilmMerges;
  readonly content: FilmContentStore;
  readonly userData: UserDataMoves;
  readonly manualData: ManualDataMoves;
}

export interface MergingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly facts: LibraryFacts;
  readonly placements: FilePlacements;
  readonly searchIndex: SearchIndex;
  readonly journal: Journal;
  /** A film was merged into another: everything else that refers to its number continues with that one. */
  readonly onMerged: (from: number, to: number) => void;
  /** A film is in the library again. */
  readonly onReturned: (filmId: number) => void;
}

export function createMergingTools(parts: MergingParts): MergingTools {
  const { store, clock, searchIndex, onReturned } = parts;
  const removed = new RemovedFilms(store, searchIndex, clock);
  const content = new FilmContentStore(store);
  const userData = new UserDataMoves(store);
  const manualData = new ManualDataMoves(store);
  const restore = createRestoreFilm({ store, removed, content, userData, manualData, searchIndex, onReturned });
  const distinct = new DistinctFilms(store);
  const merges = new FilmMerges({ ...parts, removed, restore, content, userData, manualData, distinct });
  return { removed, restore, merges, content, userData, manualData };
}

export function createLibraryMerging(
  store: Store,
  placements: FilePlacements,
  { removed, restore, merges }: MergingTools,
): LibraryMerging {
  return {
    currentFilm: (filmId) => removed.currentFilm(filmId),
    mergeTarget: (filmId) => (filmId === null ? null : removed.mergeTarget(filmId)),
    mergeFilms: (from, to) => merges.mergeFilms(from, to),
    mergeByHand: (from, to, by) => merges.mergeByHand(from, to, by),
    undoMerge: createUndoMerge({ store, placements, merges, removed }),
    restoreFilm: (filmId) => restore(filmId),
  };
}

import type { Events } from "../events/index.ts";
import type { FileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library, RestoredFile } from "../library/index.ts";

export interface RemovalStepsParts {
  readonly library: Library;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
}

/** Films in one transaction: more would keep requests waiting. */
export const FILMS_AT_ONCE = 20;

/** A few films or files at a time, with what follows from it. Each is called inside a transaction. */
export interface RemovalSteps {
  /** A person undid the removal while it was going on. */
  isUndone(removal: number): boolean;
  /** @returns how many films left; films that were merged are those that they became */
  removeFilms(removal: number, filmIds: readonly number[]): number;
  /** Counts the films of the removal for its entry, which is discarded where there are none. */
  recordCount(removal: number): void;
  removeFiles(removal: number, fileIds: readonly number[]): void;
  /** @returns the films that are back; null when nothing is left to restore */
  restoreSome(removal: number): readonly number[] | null;
  announceFiles(files: readonly RestoredFile[]): void;
}

export function createRemovalSteps({ library, files, jobs, events }: RemovalStepsParts): RemovalSteps {
  function announceFiles(restored: readonly RestoredFile[]): void {
    for (const { fileId, filmId, isUnsettled } of restored) {
      // A file whose film is no longer stored is identified anew.
      if (isUnsettled) {
        if (filmId === null)
          jobs.enqueue({ kind: "card", subject: "file", subjectId: fileId, uniqueKey: `card:${fileId}` });
        jobs.enqueue({ kind: "probe", subject: "file", subjectId: fileId, uniqueKey: `probe:${fileId}` });
      }
      events.emit({ type: "film.changed", filmId, fileId });
    }
  }

  return {
    isUndone: (removal) => library.journal.get(removal)?.undoneAt !== null,

    recordCount(removal) {
      const count = library.removal.countFilms(removal);
      const entry = library.journal.get(removal);
      if (count === 0) library.journal.discard(removal);
      else if (entry) library.journal.setFacts(removal, { ...entry.facts, count });
    },

    removeFilms(removal, named) {
      const filmIds = named.map(library.merging.currentFilm).filter((id) => id !== null);
      const copies = filmIds.flatMap((filmId) => files.copiesOfFilm(filmId));
      const removed = library.removal.removeFilms(removal, filmIds);
      for (const fileId of copies) jobs.dropOf("file", fileId);
      for (const filmId of removed) {
        jobs.dropOf("film", filmId);
        events.emit({ type: "film.removed", filmId });
      }
      return removed.length;
    },

    removeFiles(removal, fileIds) {
      const films = library.removal.removeFiles(removal, fileIds);
      for (const fileId of fileIds) jobs.dropOf("file", fileId);
      for (const filmId of films) {
        const isGone = library.identity.stateOf(filmId) === null;
        events.emit({ type: isGone ? "film.removed" : "film.changed", filmId });
      }
    },

    restoreSome(removal) {
      const restored = library.removal.restoreSome(removal, FILMS_AT_ONCE);
      if (restored) announceFiles(restored.files);
      return restored?.films ?? null;
    },

    announceFiles,
  };
}

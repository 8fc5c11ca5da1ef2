import type { Events } from "../events/index.ts";
import type { FileRecords, UserFiles } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { JournalEntry, Library, UndoResult } from "../library/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { type BinMoves, createBinMoves } from "./bin/binMoves.ts";
import { moveToBinJob } from "./bin/moveToBinJob.ts";
import type { SystemBin } from "./bin/systemBin.ts";
import { removeFilmsJob, restoreFilmsJob } from "./removalJobs.ts";
import { createRemovalSteps, FILMS_AT_ONCE } from "./removalSteps.ts";
import { createRemovalUndo, REMOVAL } from "./removalUndo.ts";

export interface RemovalParts {
  readonly store: Pick<Store, "writeDurable" | "writeRelaxed">;
  readonly library: Library;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly userFiles: UserFiles;
  /** Null where the host has none. */
  readonly bin: SystemBin | null;
}

export interface RemovalAnswer {
  /** The journal entry, whose undo brings everything back. */
  readonly entryId: number;
  /** Films that are gone now; the others follow. */
  readonly removed: number;
  /** The job that removes the others; null where nothing is left to do. */
  readonly jobId: number | null;
}

export interface Removal {
  /**
   * Removes films from the library; their files stay on the disk.
   * @param filmIds also numbers of films that were merged; the job that removes many looks up what they are today
   * @returns null where none of a few films is in the library
   */
  removeFilms(filmIds: readonly number[], by: string): RemovalAnswer | null;
  /** Brings back a removed file that a person adds again. Inside a transaction. @returns whether it was removed */
  restoreFile(fileId: number): boolean;
  /** Moves files to the system's bin, and their films out of the library. */
  readonly binMoves: BinMoves;
  /** Undoes a removal, or the undo of one. Inside a transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

export function createRemoval(parts: RemovalParts): Removal {
  const { store, library, jobs } = parts;
  const steps = createRemovalSteps(parts);
  jobs.register(removeFilmsJob(store, library.journal, steps));
  jobs.register(restoreFilmsJob(store, library.journal, steps));
  const binMoves = createBinMoves(parts, steps);
  jobs.register(moveToBinJob(parts, binMoves));

  function queue(removal: number, filmIds: readonly number[], restoredBy?: number): number | null {
    if (filmIds.length === 0 && restoredBy === undefined) return null;
    const payload = { removal, filmIds: [...filmIds], restoredBy };
    const uniqueKey = `remove_films:${removal}`;
    return jobs.enqueue({ kind: "remove_films", subject: "library", subjectId: null, payload, uniqueKey });
  }

  /** The entry counts the films as they are removed; of a single film it says which. */
  function record(there: readonly number[], others: readonly number[], by: string): number {
    const filmId = there.length === 1 && others.length === 0 ? (there[0] ?? null) : null;
    const film = library.films.titleWithYear(there[0] ?? 0) ?? "";
    const facts = { film, count: there.length };
    const act = filmId === null ? "films_removed" : "film_removed";
    return library.journal.record({ act, by, facts, fileId: null, filmId, undo: REMOVAL });
  }

  return {
    binMoves,

    removeFilms: (filmIds, by) =>
      store.writeDurable(() => {
        const named = [...new Set(filmIds)];
        const [first, others] = [named.slice(0, FILMS_AT_ONCE), named.slice(FILMS_AT_ONCE)];
        const there = [...new Set(first.map(library.merging.currentFilm))].filter((id) => id !== null);
        if (there.length + others.length === 0) return null;
        const entryId = record(there, others, by);
        const removed = steps.removeFilms(entryId, there);
        return { entryId, removed, jobId: queue(entryId, others) };
      }),

    restoreFile: (fileId) => {
      const file = library.removal.restoreFile(fileId);
      if (file) steps.announceFiles([file]);
      return file !== null;
    },

    undo: createRemovalUndo({
      library,
      restore(removal) {
        const films = steps.restoreSome(removal) ?? [];
        const payload = { removal };
        const uniqueKey = `restore_films:${removal}`;
        jobs.enqueue({ kind: "restore_films", subject: "library", subjectId: null, payload, uniqueKey });
        return films;
      },
      removeAgain({ removal, filmIds = [], fileIds }, undo) {
        const first = filmIds.length > 0 ? filmIds : library.journal.filmsOf(undo, 0, FILMS_AT_ONCE);
        steps.removeFilms(removal, first.slice(0, FILMS_AT_ONCE));
        if (first.length >= FILMS_AT_ONCE) queue(removal, filmIds.slice(FILMS_AT_ONCE), undo);
        steps.removeFiles(removal, fileIds);
      },
    }),
  };
}

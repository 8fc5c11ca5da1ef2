import type { FilmEdit } from "../../contract/index.ts";
import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { type JournalEntry, type Library, UndoProblem, type UndoResult } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";

export interface FilmEditsParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
}

export interface EditResult {
  /** Films that were changed; null while a job changes them. */
  readonly changed: number | null;
  readonly jobId: number | null;
  /** The journal's entry; null where nothing changed. */
  readonly entryId: number | null;
}

/** Which state of an edit to restore, as the journal stores it. */
interface EditUndo {
  readonly kind: "edit";
  /** The entry that recorded the changes; null for the entry itself. */
  readonly entry: number | null;
  readonly to: "before" | "after";
}

/** The owner's edits of films: each is one entry of the journal, with its undo. */
export interface FilmEdits {
  /**
   * A few films at once; more by a job that can be cancelled: films that it edited until then stay edited.
   * @param filmIds also numbers of films that were merged; the job of many looks up what they are today
   * @returns null where none of a few films is in the library
   */
  edit(filmIds: readonly number[], edit: FilmEdit, by: string): EditResult | null;
  /** Undoes a journal entry of this feature, inside a transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

/** Undoes the entry that has it. */
export const EDIT_UNDO: EditUndo = { kind: "edit", entry: null, to: "before" };
/** More than these would block other requests. */
const FILMS_AT_ONCE = 25;

export function createFilmEdits({ store, library, jobs, events }: FilmEditsParts): FilmEdits {
  const { edits, journal, merging } = library;

  function editNow(filmIds: readonly number[], edit: FilmEdit, by: string): EditResult {
    const changed = filmIds.flatMap((filmId) => {
      const changes = edits.changesBy(filmId, edit);
      return changes.length > 0 ? [{ filmId, changes }] : [];
    });
    if (changed.length === 0) return { changed: 0, jobId: null, entryId: null };
    const [first, ...others] = changed;
    const entryId = others.length === 0 ? recordOne(first?.filmId ?? 0, by) : recordMany(changed.length, by);
    for (const { filmId, changes } of changed) {
      edits.apply(entryId, filmId, changes);
      events.emit({ type: "film.changed", filmId });
    }
    return { changed: changed.length, jobId: null, entryId };
  }

  function editByJob(filmIds: readonly number[], edit: FilmEdit, by: string): EditResult {
    // The job counts the films as it edits them.
    const entryId = recordMany(0, by);
    const payload = { entryId, filmIds: [...filmIds], edit };
    const jobId = jobs.enqueue({ kind: "edit_films", subject: "library", subjectId: null, payload });
    return { changed: null, jobId, entryId };
  }

  function recordOne(filmId: number, by: string): number {
    const facts = { film: library.films.titleWithYear(filmId) ?? "" };
    return journal.record({ act: "film_edited", by, facts, fileId: null, filmId, undo: EDIT_UNDO, films: [filmId] });
  }

  function recordMany(count: number, by: string): number {
    return journal.record({ act: "films_edited", by, facts: { count }, fileId: null, filmId: null, undo: EDIT_UNDO });
  }

  function revertNow(entryId: number, to: EditUndo["to"]): void {
    const reverted = edits.filmsOf(entryId, 0, FILMS_AT_ONCE).filter((recordedAs) => {
      const filmId = merging.currentFilm(recordedAs);
      // Of two films that were edited and merged since, the one that stayed has its own values to restore.
      const isMerged = filmId !== null && filmId !== recordedAs && edits.isEditedBy(entryId, filmId);
      if (filmId === null || isMerged || !edits.revert(entryId, recordedAs, filmId, to)) return false;
      events.emit({ type: "film.changed", filmId });
      return true;
    });
    if (reverted.length === 0) throw new UndoProblem("undo_conflict");
  }

  return {
    edit: (filmIds, edit, by) =>
      store.writeDurable(() => {
        const named = [...new Set(filmIds)];
        if (named.length > FILMS_AT_ONCE) return editByJob(named, edit, by);
        const there = [...new Set(named.map(merging.currentFilm))].filter((id) => id !== null);
        return there.length === 0 ? null : editNow(there, edit, by);
      }),

    undo({ id, undo: recorded }) {
      if (!isEditUndo(recorded)) throw new UndoProblem("journal_not_undoable");
      const entryId = recorded.entry ?? id;
      const { to } = recorded;
      const count = edits.countFilms(entryId);
      // Its job has edited nothing yet, and will not.
      if (count > 0 && count <= FILMS_AT_ONCE) revertNow(entryId, to);
      else if (count > 0)
        jobs.enqueue({ kind: "edit_films", subject: "library", subjectId: null, payload: { entryId, revertTo: to } });
      const redo: EditUndo = { kind: "edit", entry: entryId, to: to === "before" ? "after" : "before" };
      return { undo: redo, films: edits.filmsOf(entryId, 0, FILMS_AT_ONCE) };
    },
  };
}

export function isEditUndo(undo: unknown): undo is EditUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "edit";
}

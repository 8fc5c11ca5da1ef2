import type { JournalEntry, UndoResult } from "../journal/index.ts";
import type { DiaryEntry, Viewing } from "./diaryEntry.ts";

/** Acts on a person's diary. Each is an entry of the journal that this person alone sees and can undo. */
export interface Diary {
  /** An entry of this person. @throws CodedError `unknown_diary_entry` */
  get(user: number, id: number): DiaryEntry;
  /**
   * Adds a viewing; a second one on the same day is another entry. A film that was not watched is watched from then on.
   * @param viewing.rewatch when not given: whether the diary has an earlier viewing of the film
   * @throws UnknownFilm
   */
  add(by: DiaryAuthor, filmId: number, viewing: NewViewing): DiaryEntry;
  /**
   * Changes an entry; one that an import states is replaced by the person's own.
   * @throws CodedError `unknown_diary_entry`
   */
  change(by: DiaryAuthor, id: number, change: Partial<Viewing>): DiaryEntry;
  /** An entry that an import states does not come back with the next import. @throws CodedError `unknown_diary_entry` */
  remove(by: DiaryAuthor, id: number): void;
  /** Undoes an act of the diary that the journal holds; expects to be inside its transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

/** Whose diary it is. */
export interface DiaryAuthor {
  readonly user: number;
  /** The name that the journal shows. */
  readonly userId: string;
}

export type NewViewing = Pick<Viewing, "watchedOn"> & Partial<Omit<Viewing, "watchedOn">>;

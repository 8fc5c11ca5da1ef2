import type { JournalEntry, UndoResult } from "../journal/index.ts";
import type { DiaryEntry, Viewing } from "./diaryEntry.ts";

/** Actions on a user's diary. Each is a journal entry that only this user can see and undo. */
export interface Diary {
  /** An entry of this user. @throws CodedError `unknown_diary_entry` */
  get(user: number, id: number): DiaryEntry;
  /**
   * Adds a viewing; a second one on the same day is a separate entry. An unwatched film is marked as watched.
   * @param viewing.rewatch by default, whether the diary has an earlier viewing of the film
   * @throws UnknownFilm
   */
  add(by: DiaryAuthor, filmId: number, viewing: NewViewing): DiaryEntry;
  /**
   * Changes an entry. An imported entry is replaced by one of the user's own.
   * @throws CodedError `unknown_diary_entry`
   */
  change(by: DiaryAuthor, id: number, change: Partial<Viewing>): DiaryEntry;
  /**
   * Removes an entry. An imported entry is not restored by the next import. @throws CodedError `unknown_diary_entry`
   */
  remove(by: DiaryAuthor, id: number): void;
  /** Undoes a diary action of the journal. Call it inside the journal's transaction. @throws UndoProblem */
  undo(entry: JournalEntry): UndoResult;
}

/** The diary's owner. */
export interface DiaryAuthor {
  readonly user: number;
  /** The name shown in the journal. */
  readonly userId: string;
}

export type NewViewing = Pick<Viewing, "watchedOn"> & Partial<Omit<Viewing, "watchedOn">>;

/**
 * The journal: every act that changed what a film or file is, and what it takes to undo it. In: acts of people and of
 * the program. Out: pages for the history screen; an undo is itself an entry that can be undone.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Journal } from "./journal.ts";
import { SqlJournal } from "./sqlJournal.ts";

export type { Journal, UndoResult } from "./journal.ts";
export type { JournalEntry } from "./journalEntry.ts";
export { createJournalPage, type JournalPage, type JournalQuery } from "./journalPage.ts";
export { UndoProblem } from "./undoProblem.ts";

export function createJournal(store: Store, clock: Clock): Journal {
  return new SqlJournal(store, clock);
}

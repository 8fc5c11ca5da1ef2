/**
 * The diary: on which days a person saw which film, rewatches included. In: acts of people, and what imports state.
 * Out: pages by day, month or film. Entries belong to the film, inside the library or not; nobody else sees them.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Journal } from "../journal/index.ts";
import type { Diary } from "./diary.ts";
import { SqlDiary, type WatchMarks } from "./sqlDiary.ts";

export type { Diary } from "./diary.ts";
export type { DiaryEntry } from "./diaryEntry.ts";
export { createDiaryPage, type DiaryPage, type DiaryQuery } from "./diaryPage.ts";
export { isDiaryUndo } from "./diaryUndo.ts";
export { addViewingOfToday, removeViewingOfToday } from "./viewingOfToday.ts";

export interface DiaryParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly marks: WatchMarks;
}

export function createDiary(parts: DiaryParts): Diary {
  return new SqlDiary(parts);
}

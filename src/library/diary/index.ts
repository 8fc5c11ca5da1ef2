/**
 * The diary: the dates on which a user watched each film, including rewatches. Input: user actions and imports.
 * Output: pages by day, month or film. Films need not be in the library. Only the user can see their own entries.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Journal } from "../journal/index.ts";
import type { Diary } from "./diary.ts";
import { SqlDiary, type WatchMarks } from "./sqlDiary.ts";

export type { Diary } from "./diary.ts";
export { DIARY_ENTRY_COLUMNS, type DiaryEntry } from "./diaryEntry.ts";
export { createDiaryPage, type DiaryPage, type DiaryQuery } from "./diaryPage.ts";
export { isDiaryUndo } from "./diaryUndo.ts";
export type { NamedViewing } from "./summariseYear.ts";
export { addViewingOfToday, removeViewingOfToday } from "./viewingOfToday.ts";
export { type DiaryYear, diaryYears, type YearInReview, yearInReview } from "./yearInReview.ts";

export interface DiaryParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly marks: WatchMarks;
}

export function createDiary(parts: DiaryParts): Diary {
  return new SqlDiary(parts);
}

import type { Store } from "../../store/index.ts";
import { UndoProblem } from "../journal/index.ts";
import { DIARY_ENTRY_COLUMNS } from "./diaryEntry.ts";

type Value = string | number | null;
/** A row of `diary_entry` that the user wrote. */
export type HandRow = Readonly<Record<string, Value>> & { readonly id: number };

/** The user's own rows of one film before and after a diary action. Stored as JSON. */
export interface DiaryUndo {
  readonly kind: "diary";
  readonly user: number;
  /** Id of the rated film. */
  readonly film: number;
  readonly filmId: number | null;
  readonly before: readonly HandRow[];
  readonly after: readonly HandRow[];
  /** The cause of the watched mark that the action set; an undo removes that mark. */
  readonly mark: string | null;
  /** Whether the mark must be set again, because this undoes an undo. */
  readonly setsMark: boolean;
}

export function isDiaryUndo(undo: unknown): undo is DiaryUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "diary";
}

/** In the order of the rows that journals hold: they are compared as text. */
const COLUMNS = ["id", "user", "film", ...DIARY_ENTRY_COLUMNS];

/** The user's own rows of a film, under any of its rated film ids. */
export function handRowsOf({ sql }: Pick<Store, "sql">, user: number, film: number): HandRow[] {
  return sql<HandRow>(`
    SELECT ${COLUMNS.join(", ")}
    FROM diary_entry
    WHERE user = :user AND origin = 'hand'
      AND film IN (SELECT id FROM rated_film WHERE same_as = (SELECT same_as FROM rated_film WHERE id = :film))
    ORDER BY id`).all({ user, film });
}

/** Replaces the rows after the action by those before it. @throws UndoProblem `undo_conflict`: changed since */
export function swapHandRows({ sql }: Pick<Store, "sql">, { user, film, before, after }: DiaryUndo): void {
  const current = handRowsOf({ sql }, user, film);
  if (JSON.stringify(current) !== JSON.stringify(after)) throw new UndoProblem("undo_conflict");
  for (const { id } of current) sql("DELETE FROM diary_entry WHERE id = :id").run({ id });
  for (const row of before)
    sql(`
      INSERT INTO diary_entry (origin, ${COLUMNS.join(", ")})
      VALUES ('hand', ${COLUMNS.map((column) => `:${column}`).join(", ")})`).run({ ...row });
}

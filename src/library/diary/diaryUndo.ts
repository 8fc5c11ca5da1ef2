import type { Store } from "../../store/index.ts";
import { UndoProblem } from "../journal/index.ts";

type Value = string | number | null;
/** A row of `diary_entry` that a person wrote. */
export type HandRow = Readonly<Record<string, Value>> & { readonly id: number };

/** What an act of the diary changed: the person's own rows of one film, before and after. Stored as JSON. */
export interface DiaryUndo {
  readonly kind: "diary";
  readonly user: number;
  /** Id among the rated films. */
  readonly film: number;
  readonly filmId: number | null;
  readonly before: readonly HandRow[];
  readonly after: readonly HandRow[];
  /** The cause of the mark as watched that the act set; an undo withdraws it. */
  readonly mark: string | null;
  /** Whether the mark is to be set again: this undoes an undo. */
  readonly setsMark: boolean;
}

export function isDiaryUndo(undo: unknown): undo is DiaryUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "diary";
}

const COLUMNS = [
  "id",
  "user",
  "film",
  "watched_on",
  "nth",
  "rewatch",
  "rating",
  "note",
  "place",
  "tags",
  "automatic",
  "removed",
  "added_at",
] as const;

/** The person's own rows of a film, by whichever of its numbers they were written. */
export function handRowsOf({ sql }: Pick<Store, "sql">, user: number, film: number): HandRow[] {
  return sql<HandRow>(`
    SELECT ${COLUMNS.join(", ")}
    FROM diary_entry
    WHERE user = :user AND origin = 'hand'
      AND film IN (SELECT id FROM rated_film WHERE same_as = (SELECT same_as FROM rated_film WHERE id = :film))
    ORDER BY id`).all({ user, film });
}

/** Puts the rows of before the act in place of those of after it. @throws UndoProblem `undo_conflict`: changed since */
export function swapHandRows({ sql }: Pick<Store, "sql">, { user, film, before, after }: DiaryUndo): void {
  const current = handRowsOf({ sql }, user, film);
  if (JSON.stringify(current) !== JSON.stringify(after)) throw new UndoProblem("undo_conflict");
  for (const { id } of current) sql("DELETE FROM diary_entry WHERE id = :id").run({ id });
  for (const row of before)
    sql(`
      INSERT INTO diary_entry (origin, ${COLUMNS.join(", ")})
      VALUES ('hand', ${COLUMNS.map((column) => `:${column}`).join(", ")})`).run({ ...row });
}

import { decodeIdCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { type JournalEntry, type JournalRow, toEntry } from "./journalEntry.ts";

export interface JournalPage {
  readonly items: JournalEntry[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** What cursors of this list are tied to. */
const LIST = "journal";

/** The newest entries first, by keyset. */
export function createJournalPage({ sql }: Pick<Store, "sql">) {
  /** @throws BadCursor */
  return ({ limit, cursor }: { readonly limit: number; readonly cursor?: string }): JournalPage => {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeIdCursor(LIST, cursor);
    const rows = sql<JournalRow>(`
      SELECT *
      FROM journal
      WHERE id < :before
      ORDER BY id DESC
      LIMIT :limit`).all({ before, limit: limit + 1 });
    const items = rows.slice(0, limit).map(toEntry);
    const last = items.at(-1);
    const total = sql<{ count: number }>("SELECT count(*) AS count FROM journal").get()?.count ?? 0;
    return { items, nextCursor: rows.length > limit && last ? encodeCursor(LIST, [last.id]) : null, total };
  };
}

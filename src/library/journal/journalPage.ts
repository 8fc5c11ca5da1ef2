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

export interface JournalQuery {
  readonly limit: number;
  readonly cursor?: string;
  /** The user whose private actions are included. */
  readonly user?: number;
}

/** Newest entries first, with keyset paging: actions on the library and this user's own. */
export function createJournalPage({ sql }: Pick<Store, "sql">) {
  /** @throws BadCursor */
  return ({ limit, cursor, user = 0 }: JournalQuery): JournalPage => {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeIdCursor(LIST, cursor);
    const rows = sql<JournalRow>(`
      SELECT *
      FROM journal
      WHERE id < :before AND (user IS NULL OR user = :user)
      ORDER BY id DESC
      LIMIT :limit`).all({ user, before, limit: limit + 1 });
    const items = rows.slice(0, limit).map(toEntry);
    const last = items.at(-1);
    const total = sql<{ count: number }>(`
      SELECT (SELECT count(*) FROM journal)
        - (SELECT count(*) FROM journal WHERE user IS NOT NULL AND user <> :user) AS count`).get({ user });
    const nextCursor = rows.length > limit && last ? encodeCursor(LIST, [last.id]) : null;
    return { items, nextCursor, total: total?.count ?? 0 };
  };
}

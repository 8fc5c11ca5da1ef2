import type { ArrangedHomeRow, HomeRow } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { listError, type SmartLists } from "../lists/index.ts";
import { arrangeRows } from "./arrangeRows.ts";

/** The rows of Home, as each person arranged them. */
export interface HomeRows {
  /** In their order, hidden ones too. A saved filter that cannot be parsed is left out. */
  of(user: number): HomeRow[];
  /** @throws CodedError `unknown_list` for a saved filter that the person does not have */
  arrange(user: number, rows: readonly ArrangedHomeRow[]): void;
}

interface Row {
  kind: string;
  smart_list: number | null;
  is_hidden: number;
}

export function createHomeRows(store: Store, smartLists: Pick<SmartLists, "all">): HomeRows {
  const { sql, writeDurable } = store;

  return {
    of(user) {
      const stored = sql<Row>(`
        SELECT kind, smart_list, is_hidden
        FROM home_row
        WHERE user = :user
        ORDER BY position`).all({ user });
      const filters = new Map(smartLists.all(user).map((entry) => [entry.id, entry]));
      return arrangeRows(
        stored.map((row) => ({ kind: row.kind, savedFilterId: row.smart_list, isHidden: row.is_hidden === 1 })),
      ).flatMap(({ kind, savedFilterId, isHidden }): HomeRow[] => {
        if (savedFilterId === null) return [{ kind, isHidden, savedFilter: null }];
        const savedFilter = filters.get(savedFilterId);
        return savedFilter ? [{ kind, isHidden, savedFilter: { ...savedFilter } }] : [];
      });
    },
    arrange(user, rows) {
      writeDurable(() => {
        const isOwn = sql("SELECT 1 FROM smart_list WHERE id = :id AND user = :user");
        sql("DELETE FROM home_row WHERE user = :user").run({ user });
        rows.forEach(({ kind, savedFilterId, isHidden }, position) => {
          if (savedFilterId !== null && !isOwn.get({ id: savedFilterId, user }))
            throw listError("unknown_list", savedFilterId);
          sql(`
            INSERT INTO home_row (user, position, kind, smart_list, is_hidden)
            VALUES (:user, :position, :kind, :savedFilterId, :isHidden)`).run({
            user,
            position,
            kind,
            savedFilterId,
            isHidden: isHidden ? 1 : 0,
          });
        });
      });
    },
  };
}

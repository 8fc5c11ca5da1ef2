import type { SortedFilter } from "../contract/index.ts";
import { CodedError } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { ListErrorCode } from "./lists.ts";

export interface SmartListEntry {
  readonly id: number;
  readonly name: string;
  readonly filter: SortedFilter;
}

interface Row {
  id: number;
  name: string;
  filter: string;
}

/** Filters a person kept under a name: lists that fill themselves. */
export function smartLists({ sql, writeDurable }: Store, clock: Clock) {
  function of(user: number, id: number): SmartListEntry {
    const row = sql<Row>("SELECT id, name, filter FROM smart_list WHERE id = :id AND user = :user").get({ id, user });
    if (!row) throw new CodedError<ListErrorCode>("unknown_list", { fact: String(id) });
    return toEntry(row);
  }

  function mustBeFree(user: number, name: string, except = 0): void {
    const taken = sql("SELECT 1 FROM smart_list WHERE user = :user AND name = :name AND id <> :except");
    if (taken.get({ user, name, except })) throw new CodedError<ListErrorCode>("list_exists", { fact: name });
  }

  return {
    smartLists: (user: number): SmartListEntry[] =>
      sql<Row>("SELECT id, name, filter FROM smart_list WHERE user = :user ORDER BY name COLLATE NOCASE")
        .all({ user })
        .map(toEntry),

    smartList: of,

    /** @throws CodedError `list_exists` */
    createSmartList: (user: number, name: string, filter: SortedFilter): number =>
      writeDurable(() => {
        mustBeFree(user, name);
        return sql(`
          INSERT INTO smart_list (user, name, filter, created_at) VALUES (:user, :name, :filter, :now)`).run({
          user,
          name,
          filter: JSON.stringify(filter),
          now: clock.now(),
        }).id;
      }),

    /** @throws CodedError */
    changeSmartList(user: number, id: number, { name, filter }: Omit<SmartListEntry, "id">): void {
      writeDurable(() => {
        of(user, id);
        mustBeFree(user, name, id);
        sql("UPDATE smart_list SET name = :name, filter = :filter WHERE id = :id").run({
          id,
          name,
          filter: JSON.stringify(filter),
        });
      });
    },

    /** @throws CodedError `unknown_list` */
    removeSmartList(user: number, id: number): void {
      writeDurable(() => {
        of(user, id);
        sql("DELETE FROM smart_list WHERE id = :id").run({ id });
      });
    },
  };
}

function toEntry({ id, name, filter }: Row): SmartListEntry {
  return { id, name, filter: JSON.parse(filter) as SortedFilter };
}

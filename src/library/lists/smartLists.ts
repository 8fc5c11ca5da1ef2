import type { SortedFilter } from "../../contract/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { listError } from "./listError.ts";

export interface SmartListEntry {
  readonly id: number;
  readonly name: string;
  readonly filter: SortedFilter;
}

/** Filters that a person saved under a name: lists of the films that match. */
export interface SmartLists {
  /** By name. */
  all(user: number): SmartListEntry[];
  /** @throws CodedError `unknown_list` */
  get(user: number, id: number): SmartListEntry;
  /** @returns the list's number. @throws CodedError `list_exists` */
  create(user: number, name: string, filter: SortedFilter): number;
  /** @throws CodedError */
  update(user: number, id: number, change: Omit<SmartListEntry, "id">): void;
  /** @throws CodedError `unknown_list` */
  remove(user: number, id: number): void;
}

interface Row {
  id: number;
  name: string;
  filter: string;
}

export function createSmartLists(store: Store, clock: Clock): SmartLists {
  return new SqlSmartLists(store, clock);
}

class SqlSmartLists implements SmartLists {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  all(user: number): SmartListEntry[] {
    return this.#store
      .sql<Row>("SELECT id, name, filter FROM smart_list WHERE user = :user ORDER BY name COLLATE NOCASE")
      .all({ user })
      .map(toEntry);
  }

  get(user: number, id: number): SmartListEntry {
    const row = this.#store.sql<Row>("SELECT id, name, filter FROM smart_list WHERE id = :id AND user = :user");
    const found = row.get({ id, user });
    if (!found) throw listError("unknown_list", id);
    return toEntry(found);
  }

  create(user: number, name: string, filter: SortedFilter): number {
    const { sql, writeDurable } = this.#store;
    return writeDurable(() => {
      this.#requireFreeName(user, name);
      return sql(`
        INSERT INTO smart_list (user, name, filter, created_at)
        VALUES (:user, :name, :filter, :now)`).run({
        user,
        name,
        filter: JSON.stringify(filter),
        now: this.#clock.now(),
      }).id;
    });
  }

  update(user: number, id: number, { name, filter }: Omit<SmartListEntry, "id">): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.get(user, id);
      this.#requireFreeName(user, name, id);
      sql("UPDATE smart_list SET name = :name, filter = :filter WHERE id = :id").run({
        id,
        name,
        filter: JSON.stringify(filter),
      });
    });
  }

  remove(user: number, id: number): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.get(user, id);
      sql("DELETE FROM smart_list WHERE id = :id").run({ id });
    });
  }

  #requireFreeName(user: number, name: string, exceptId = 0): void {
    const taken = this.#store.sql("SELECT 1 FROM smart_list WHERE user = :user AND name = :name AND id <> :exceptId");
    if (taken.get({ user, name, exceptId })) throw listError("list_exists", name);
  }
}

function toEntry({ id, name, filter }: Row): SmartListEntry {
  return { id, name, filter: parseStoredJson<SortedFilter>(filter) };
}

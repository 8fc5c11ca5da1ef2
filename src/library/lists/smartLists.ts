import { type SortedFilter, sortedFilter } from "../../contract/index.ts";
import { readStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { listError, MAX_LISTS } from "./listError.ts";

export interface SmartListEntry {
  readonly id: number;
  readonly name: string;
  readonly filter: SortedFilter;
}

/** Filters that a person saved under a name: lists of the films that match. */
export interface SmartLists {
  /** Sorted by name; excludes lists whose filter can no longer be parsed. */
  all(user: number): SmartListEntry[];
  /** @throws CodedError `unknown_list` */
  get(user: number, id: number): SmartListEntry;
  /** @returns the list's number. @throws CodedError `list_exists`, `too_many_lists` */
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

/** @param onInvalid called for a stored filter that cannot be parsed: it is left out, and stays in the database */
export function createSmartLists(
  store: Store,
  clock: Clock,
  onInvalid: (smartList: number, error: unknown) => void,
): SmartLists {
  return new SqlSmartLists(store, clock, onInvalid);
}

class SqlSmartLists implements SmartLists {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onInvalid: (smartList: number, error: unknown) => void;

  constructor(store: Store, clock: Clock, onInvalid: (smartList: number, error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onInvalid = onInvalid;
  }

  all(user: number): SmartListEntry[] {
    return this.#store
      .sql<Row>("SELECT id, name, filter FROM smart_list WHERE user = :user ORDER BY name COLLATE NOCASE")
      .all({ user })
      .flatMap((row) => this.#toEntry(row) ?? []);
  }

  get(user: number, id: number): SmartListEntry {
    const row = this.#store.sql<Row>("SELECT id, name, filter FROM smart_list WHERE id = :id AND user = :user");
    const found = row.get({ id, user });
    const entry = found ? this.#toEntry(found) : null;
    if (!entry) throw listError("unknown_list", id);
    return entry;
  }

  create(user: number, name: string, filter: SortedFilter): number {
    const { sql, writeDurable } = this.#store;
    return writeDurable(() => {
      this.#requireFreeName(user, name);
      this.#requireRoom(user);
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
      this.#requireList(user, id);
      this.#requireFreeName(user, name, id);
      // One that an import brought is the user's own from now on.
      sql("UPDATE smart_list SET name = :name, filter = :filter, import = NULL WHERE id = :id").run({
        id,
        name,
        filter: JSON.stringify(filter),
      });
    });
  }

  remove(user: number, id: number): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.#requireList(user, id);
      sql("DELETE FROM smart_list WHERE id = :id").run({ id });
    });
  }

  /** Accepts a list whose filter cannot be parsed, too: it can be replaced and removed. */
  #requireList(user: number, id: number): void {
    if (!this.#store.sql("SELECT 1 FROM smart_list WHERE id = :id AND user = :user").get({ id, user }))
      throw listError("unknown_list", id);
  }

  #requireRoom(user: number): void {
    const row = this.#store.sql<{ count: number }>("SELECT count(*) AS count FROM smart_list WHERE user = :user");
    if ((row.get({ user })?.count ?? 0) >= MAX_LISTS) throw listError("too_many_lists", MAX_LISTS);
  }

  #toEntry({ id, name, filter }: Row): SmartListEntry | null {
    const read = readStoredJson<SortedFilter>(filter, sortedFilter, (error) => this.#onInvalid(id, error));
    return read && { id, name, filter: read };
  }

  #requireFreeName(user: number, name: string, exceptId = 0): void {
    const taken = this.#store.sql("SELECT 1 FROM smart_list WHERE user = :user AND name = :name AND id <> :exceptId");
    if (taken.get({ user, name, exceptId })) throw listError("list_exists", name);
  }
}

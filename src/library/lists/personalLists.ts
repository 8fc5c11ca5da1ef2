import { nextId, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { requireFilm } from "../filmRecord/index.ts";
import { hideImportedListing, showImportedListing } from "./importedLists.ts";
import { listError, MAX_LIST_FILMS, MAX_LISTS } from "./listError.ts";
import type { ListKind } from "./listKind.ts";

export interface ListEntry {
  readonly id: number;
  readonly kind: ListKind;
  /** Of a person's own list; the page names the two others. */
  readonly name: string;
  /** How many films. */
  readonly count: number;
}

/** A person's lists. Everybody has a watchlist and favourites. Lists hold films, not files. */
export interface PersonalLists {
  /**
   * Creates the watchlist and the favourites of every user without them. If the disk cannot be written, they are
   * created at the next start.
   */
  addBuiltInLists(): void;
  /** The watchlist and the favourites first, then the person's own by name. */
  all(user: number): ListEntry[];
  /** The person's lists that hold the film. */
  ofFilm(user: number, filmId: number): number[];
  /** @returns the list's number. @throws CodedError `list_exists`, `too_many_lists` */
  create(user: number, name: string): number;
  /** @throws CodedError */
  rename(user: number, id: number, name: string): void;
  /** Its films stay in the library. @throws CodedError */
  remove(user: number, id: number): void;
  /** Adds a film to a list, or removes it. @throws CodedError `unknown_list`, `list_full`, UnknownFilm */
  setListed(user: number, id: number, filmId: number, isListed: boolean): void;
}

const BUILT_IN_KINDS = ["watchlist", "favourites"] as const;

export function createPersonalLists(store: Store, clock: Clock): PersonalLists {
  return new SqlPersonalLists(store, clock);
}

class SqlPersonalLists implements PersonalLists {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  all(user: number): ListEntry[] {
    return this.#store
      .sql<ListEntry>(`
        SELECT list.id, list.kind, list.name, count(list_film.film) AS count
        FROM list LEFT JOIN list_film ON list_film.list = list.id
        WHERE list.user = :user
        GROUP BY list.id
        ORDER BY list.kind = 'own', list.kind DESC, list.name COLLATE NOCASE`)
      .all({ user });
  }

  ofFilm(user: number, filmId: number): number[] {
    return this.#store
      .sql<{ id: number }>(`
        SELECT list.id
        FROM list_film JOIN list ON list.id = list_film.list
        WHERE list_film.film = :filmId AND list.user = :user
        ORDER BY list.id`)
      .all({ user, filmId })
      .map(({ id }) => id);
  }

  create(user: number, name: string): number {
    return this.#store.writeDurable(() => {
      this.#requireFreeName(user, name);
      this.#requireRoom("SELECT count(*) AS count FROM list WHERE user = :key", user, MAX_LISTS, "too_many_lists");
      return this.#insert(user, "own", name);
    });
  }

  rename(user: number, id: number, name: string): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.#requireOwnList(user, id);
      this.#requireFreeName(user, name, id);
      sql("UPDATE list SET name = :name WHERE id = :id").run({ id, name });
    });
  }

  remove(user: number, id: number): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.#requireOwnList(user, id);
      sql("DELETE FROM list WHERE id = :id").run({ id });
    });
  }

  setListed(user: number, id: number, filmId: number, isListed: boolean): void {
    const { sql, writeDurable } = this.#store;
    writeDurable(() => {
      this.#requireList(user, id);
      requireFilm(this.#store, filmId);
      if (isListed)
        this.#requireRoom("SELECT count(*) AS count FROM list_film WHERE list = :key", id, MAX_LIST_FILMS, "list_full");
      if (!isListed) {
        hideImportedListing(this.#store, id, filmId);
        sql("DELETE FROM list_film WHERE list = :id AND film = :filmId").run({ id, filmId });
      } else if (!showImportedListing(this.#store, id, filmId))
        sql("INSERT OR IGNORE INTO list_film (list, film, added_at) VALUES (:id, :filmId, :now)").run({
          id,
          filmId,
          now: this.#clock.now(),
        });
    });
  }

  addBuiltInLists(): void {
    const { sql, tryWriteDurable } = this.#store;
    const missing = sql<{ user: number; kind: ListKind }>(`
      SELECT user.id AS user, built_in.value AS kind
      FROM user JOIN json_each(:kinds) AS built_in
      WHERE NOT EXISTS (SELECT 1 FROM list WHERE list.user = user.id AND list.kind = built_in.value)
      ORDER BY user.id, built_in.key`).all({ kinds: JSON.stringify(BUILT_IN_KINDS) });
    if (missing.length === 0) return;
    tryWriteDurable(() => {
      for (const { user, kind } of missing) this.#insert(user, kind, "");
    });
  }

  #insert(user: number, kind: ListKind, name: string): number {
    const id = nextId(this.#store, "list");
    this.#store
      .sql(`
        INSERT OR IGNORE INTO list (id, user, kind, name, created_at)
        VALUES (:id, :user, :kind, :name, :now)`)
      .run({ id, user, kind, name, now: this.#clock.now() });
    return id;
  }

  #requireList(user: number, id: number): { readonly kind: ListKind } {
    const row = this.#store.sql<{ kind: ListKind }>("SELECT kind FROM list WHERE id = :id AND user = :user");
    const list = row.get({ id, user });
    if (!list) throw listError("unknown_list", id);
    return list;
  }

  #requireOwnList(user: number, id: number): void {
    if (this.#requireList(user, id).kind !== "own") throw listError("list_kept", id);
  }

  #requireRoom(count: string, key: number, max: number, code: "too_many_lists" | "list_full"): void {
    const row = this.#store.sql<{ count: number }>(count).get({ key });
    if ((row?.count ?? 0) >= max) throw listError(code, max);
  }

  #requireFreeName(user: number, name: string, exceptId = 0): void {
    const taken = this.#store.sql(
      "SELECT 1 FROM list WHERE user = :user AND kind = 'own' AND name = :name AND id <> :exceptId",
    );
    if (taken.get({ user, name, exceptId })) throw listError("list_exists", name);
  }
}

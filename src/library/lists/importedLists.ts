import { nextId, type Store } from "../../store/index.ts";
import { ensureRatedFilm, RATED_FILMS_OF } from "../ratedFilm/index.ts";
import { MAX_LIST_FILMS, MAX_LISTS } from "./listError.ts";
import type { ListKind } from "./listKind.ts";

/** A list in an import. */
export interface ImportedList {
  readonly kind: ListKind;
  /** The name, adjusted to this program's rules; empty for the watchlist and the favourites. */
  readonly name: string;
  readonly description: string;
  /** The list's original name. A later import finds the list by it, even if the user has renamed the list here. */
  readonly importedAs: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A film on an imported list. */
export interface ImportedListing {
  readonly list: number;
  /** Id of the rated film. */
  readonly film: number;
  readonly importId: number;
  readonly position: number | null;
  readonly note: string | null;
  readonly addedAt: number;
}

/**
 * The lists of imports (`list_layer`), including films outside the library. Triggers add the library's films to the
 * visible lists. Call the methods inside a transaction.
 */
export interface ImportedLists {
  /** The list's id. Creates the list if needed; null when the user has the maximum number of lists. */
  ensure(user: number, importId: number, list: ImportedList): number | null;
  /**
   * A film that the user removed from the list stays removed.
   * @returns for each listing, in order: false when its list is full
   */
  save(listings: readonly ImportedListing[]): boolean[];
  /** The only list that an earlier import filled; null when there were several or none. */
  onlyListOf(importId: number): number | null;
  /** @param limit maximum number of rows to remove at once. @returns the number removed */
  removeSome(importId: number, limit: number): number;
  /** Removes empty lists that the import created. Call it when the import's rows are removed. */
  removeEmpty(importId: number): void;
}

export function createImportedLists(store: Pick<Store, "sql">): ImportedLists {
  return new SqlImportedLists(store);
}

class SqlImportedLists implements ImportedLists {
  readonly #store: Pick<Store, "sql">;

  constructor(store: Pick<Store, "sql">) {
    this.#store = store;
  }

  ensure(user: number, importId: number, list: ImportedList): number | null {
    const { sql } = this.#store;
    const { kind, name, description, importedAs, createdAt } = list;
    const known = sql<{ id: number }>(`
      SELECT id
      FROM list
      WHERE user = :user AND kind = :kind
        AND (:kind <> 'own' OR imported_as = :importedAs OR (imported_as IS NULL AND name = :name)
          OR (import = :importId AND name = :name))
      ORDER BY imported_as IS NOT NULL DESC, id
      LIMIT 1`).get({ user, kind, name, importedAs, importId });
    if (known) return known.id;
    if (this.#count("SELECT count(*) AS count FROM list WHERE user = :key", user) >= MAX_LISTS) return null;
    const id = nextId(this.#store, "list");
    sql(`
      INSERT INTO list (id, user, kind, name, description, created_at, import, imported_as)
      VALUES (:id, :user, :kind, :name, :description, :createdAt, :importId, :importedAs)`).run({
      id,
      user,
      kind,
      name: kind === "own" ? this.#freeName(user, name) : "",
      description,
      createdAt,
      importId,
      importedAs: kind === "own" ? importedAs : null,
    });
    return id;
  }

  save(listings: readonly ImportedListing[]): boolean[] {
    const counts = new Map<number, number>();
    return listings.map((listing) => {
      const { list } = listing;
      const count = counts.get(list) ?? this.#count("SELECT count(*) AS count FROM list_layer WHERE list = :key", list);
      const isFull = count >= MAX_LIST_FILMS;
      counts.set(list, isFull ? count : count + this.#add(listing));
      return !isFull;
    });
  }

  /** @returns how many rows were added */
  #add({ list, film, importId, position, note, addedAt }: ImportedListing): number {
    return this.#store
      .sql(`
      INSERT OR IGNORE INTO list_layer (list, film, import, position, note, added_at, removed)
      SELECT :list, :film, :importId, :position, :note, :addedAt, EXISTS (
        SELECT 1 FROM withdrawn_listing WHERE list = :list AND film IN (
          SELECT id FROM rated_film WHERE same_as = (SELECT same_as FROM rated_film WHERE id = :film)))`)
      .run({
        list,
        film,
        importId,
        position,
        note,
        addedAt,
      }).changes;
  }

  onlyListOf(importId: number): number | null {
    const rows = this.#store.sql<{ list: number }>(
      "SELECT DISTINCT list FROM list_layer WHERE import = :importId LIMIT 2",
    );
    const [first, second] = rows.all({ importId });
    return first && !second ? first.list : null;
  }

  removeSome(importId: number, limit: number): number {
    return this.#store
      .sql(`
      DELETE FROM list_layer
      WHERE (list, film, import) IN (
        SELECT list, film, import FROM list_layer WHERE import = :importId LIMIT :limit)`)
      .run({ importId, limit }).changes;
  }

  removeEmpty(importId: number): void {
    const { sql } = this.#store;
    // A list that another import also fills is transferred to that import.
    sql(`
      UPDATE list
      SET import = (SELECT min(import) FROM list_layer WHERE list_layer.list = list.id)
      WHERE import = :importId AND id IN (SELECT list FROM list_layer)`).run({ importId });
    sql(`
      DELETE FROM list
      WHERE import = :importId AND kind = 'own' AND id NOT IN (SELECT list FROM list_film)`).run({ importId });
    sql("UPDATE list SET import = NULL WHERE import = :importId").run({ importId });
  }

  /** `Noir`, or `Noir (2)` if the user already has a list of that name. */
  #freeName(user: number, name: string): string {
    for (let nth = 1; ; nth += 1) {
      const free = nth === 1 ? name : `${name} (${nth})`;
      const taken = this.#store.sql("SELECT 1 FROM list WHERE user = :user AND kind = 'own' AND name = :free");
      if (!taken.get({ user, free })) return free;
    }
  }

  #count(query: string, key: number): number {
    return this.#store.sql<{ count: number }>(query).get({ key })?.count ?? 0;
  }
}

/** Records that a user removed a film from a list: current and later imports do not add it again. */
export function hideImportedListing({ sql }: Pick<Store, "sql">, list: number, filmId: number): void {
  const film = ensureRatedFilm({ sql }, filmId);
  sql("INSERT OR IGNORE INTO withdrawn_listing (list, film) VALUES (:list, :film)").run({ list, film });
  setRemoved({ sql }, list, filmId, true);
}

/** Reverts that. @returns whether an import has the film on the list, so that it is shown again */
export function showImportedListing({ sql }: Pick<Store, "sql">, list: number, filmId: number): boolean {
  sql(`DELETE FROM withdrawn_listing WHERE list = :list AND film IN (${RATED_FILMS_OF})`).run({ list, filmId });
  return setRemoved({ sql }, list, filmId, false) > 0;
}

function setRemoved({ sql }: Pick<Store, "sql">, list: number, filmId: number, isRemoved: boolean): number {
  return sql(`
    UPDATE list_layer
    SET removed = :removed
    WHERE list = :list AND removed <> :removed AND film IN (${RATED_FILMS_OF})`).run({
    list,
    filmId,
    removed: Number(isRemoved),
  }).changes;
}

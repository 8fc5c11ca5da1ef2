import type { Store } from "../../store/index.ts";

interface ImportedTable {
  readonly name: string;
  /** The columns that, with the film, identify a row. */
  readonly key: readonly string[];
  /** SQL: which rows follow the film. */
  readonly rows: string;
}

/** What imports state of a film, and what its user withdrew from what they state. */
const TABLES: readonly ImportedTable[] = [
  { name: "rating_layer", key: ["id"], rows: "import IS NOT NULL" },
  { name: "watch_layer", key: ["id"], rows: "import IS NOT NULL" },
  { name: "diary_entry", key: ["id"], rows: "import IS NOT NULL" },
  { name: "list_layer", key: ["list", "import"], rows: "1" },
  { name: "dismissal_layer", key: ["user", "import"], rows: "1" },
  { name: "withdrawn_dismissal", key: ["user"], rows: "1" },
  { name: "withdrawn_listing", key: ["list"], rows: "1" },
];

type Key = Readonly<Record<string, number>>;

/** Keys of moved rows by table: enough to move them back. Stored as JSON. */
export type MovedImports = Readonly<Record<string, readonly Key[]>>;

/**
 * Imported marks follow the ids of a film. Those of a film without ids, which imports name by its title, belong to its
 * own row among the rated films, and are moved with the film. Inside a transaction.
 */
export class ImportedMarkMoves {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  /** @param film id of the rated film */
  importsOf(film: number): MovedImports {
    return Object.fromEntries(TABLES.map((table) => [table.name, this.#keysOf(table, film)]));
  }

  /** Where the same import states something of both films, what it states of `to` stays. */
  move(from: number, to: number): MovedImports {
    const keys = this.importsOf(from);
    return this.#moveKeys(keys, from, to);
  }

  /** Moves back the rows that were moved; those of an import that was undone since are gone. */
  moveBack(moved: MovedImports, from: number, to: number): void {
    this.#moveKeys(moved, from, to);
  }

  /** @returns the keys of the rows that moved */
  #moveKeys(keys: MovedImports, from: number, to: number): MovedImports {
    return Object.fromEntries(
      TABLES.map((table) => [
        table.name,
        (keys[table.name] ?? []).filter((key) => this.#moveRow(table, key, from, to)),
      ]),
    );
  }

  #moveRow({ name, key }: ImportedTable, values: Key, from: number, to: number): boolean {
    const isRow = key.map((column) => `${column} = :${column}`).join(" AND ");
    const moved = this.#sql(`UPDATE OR IGNORE ${name} SET film = :to WHERE film = :from AND ${isRow}`);
    return moved.run({ ...values, from, to }).changes > 0;
  }

  #keysOf({ name, key, rows }: ImportedTable, film: number): Key[] {
    return this.#sql<Key>(`SELECT ${key.join(", ")} FROM ${name} WHERE film = :film AND ${rows}`).all({ film });
  }
}

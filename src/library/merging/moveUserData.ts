import type { Store } from "../../store/index.ts";
import { RATED_FILMS_OF } from "../ratedFilm/index.ts";
import { MarkLayerMoves, type MovedLayers } from "./moveMarkLayers.ts";

type Row = Record<string, unknown>;

/** One owner's row on the film that left, on the one that stays, and what was made of the two. */
interface MovedRow {
  readonly from: Row;
  readonly to: Row | null;
  readonly result: Row;
}

/** What moved: enough to undo it. Stored as JSON. */
export interface MovedUserData {
  /** Ratings and watch states. */
  readonly layers: MovedLayers;
  readonly rows: Readonly<Record<string, readonly MovedRow[]>>;
}

interface UserTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whose row it is, and the table of that owner. */
  readonly owner: "user" | "list";
  /** The rule where both films have a row of the same owner. */
  combine(from: Row, to: Row): Row;
}

const earliest = (column: string) => (from: Row, to: Row) => (Number(from[column]) < Number(to[column]) ? from : to);

/**
 * Marks other than ratings and watch states, with the rule for two films that are one: a list with either film holds the
 * one, since the earlier date; who dismissed either is not offered the one, and who wants fewer films like either wants
 * fewer like the one. Rows that imports brought are derived from
 * what the imports state, and follow that.
 */
const USER_TABLES: readonly UserTable[] = [
  {
    name: "list_film",
    columns: ["added_at", "import", "position", "note"],
    owner: "list",
    combine: earliest("added_at"),
  },
  {
    name: "not_for_me",
    columns: ["since", "import", "less_like"],
    owner: "user",
    combine: (from, to) => ({
      ...earliest("since")(from, to),
      less_like: from.less_like ?? to.less_like ?? null,
    }),
  },
];

/** Views of ratings and watch states, imported ones included. */
const SHOWN_TABLES = ["rating", "watch_state"];

/** Moves what people did on one film to another, and back. Expects to be inside a transaction. */
export class UserDataMoves {
  readonly #sql: Store["sql"];
  readonly #layers: MarkLayerMoves;

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
    this.#layers = new MarkLayerMoves({ sql });
  }

  hasUserData(filmId: number): boolean {
    return (
      [...SHOWN_TABLES, ...USER_TABLES.map(({ name }) => name)].some((table) =>
        this.#sql(`SELECT 1 FROM ${table} WHERE film = :filmId LIMIT 1`).get({ filmId }),
      ) || this.#hasDiary(filmId)
    );
  }

  #hasDiary(filmId: number): boolean {
    const entry = this.#sql(`SELECT 1 FROM diary_entry WHERE removed = 0 AND film IN (${RATED_FILMS_OF}) LIMIT 1`);
    return entry.get({ filmId }) !== undefined;
  }

  /** What people did on a film, in the form that `returnUserData` gives to another. */
  userDataOf(filmId: number): MovedUserData {
    return {
      layers: this.#layers.layersOf(filmId),
      rows: byTable((table) => this.#rowsOf(table, filmId).map((row) => ({ from: row, to: null, result: row }))),
    };
  }

  /** Moves everything from `from` to `to`, combined by the rules above. */
  moveUserData(from: number, to: number): MovedUserData {
    return {
      layers: this.#layers.moveLayers(from, to),
      rows: byTable((table) => this.#moveRows(table, from, to)),
    };
  }

  /**
   * Gives `from` what it had. On `to`, rows not changed since the move become what they were before it; changed
   * ones are about that film, and stay.
   */
  returnUserData(moved: MovedUserData, from: number, to: number | null): void {
    this.#layers.restoreLayers({ ...moved.layers, from, to: to ?? moved.layers.to });
    for (const table of USER_TABLES)
      for (const row of moved.rows[table.name] ?? []) {
        this.#write(table, from, row.from);
        if (to !== null) this.#returnRow(table, row, to);
      }
  }

  #moveRows(table: UserTable, from: number, to: number): MovedRow[] {
    const moved = this.#rowsOf(table, from).map((row): MovedRow => {
      const other = this.#rowOf(table, to, row[table.owner]);
      const result = other ? table.combine(row, other) : row;
      this.#write(table, to, result);
      return { from: row, to: other, result };
    });
    this.#sql(`DELETE FROM ${table.name} WHERE film = :from AND import IS NULL`).run({ from });
    return moved;
  }

  #returnRow(table: UserTable, row: MovedRow, to: number): void {
    const owner = row.from[table.owner];
    if (!isSame(this.#rowOf(table, to, owner), row.result)) return;
    if (row.to) this.#write(table, to, row.to);
    else {
      this.#sql(`DELETE FROM ${table.name} WHERE film = :to AND ${table.owner} = :owner`).run({ to, owner });
      this.#sql("INSERT INTO derive_film VALUES (:to)").run({ to });
    }
  }

  #rowsOf({ name, owner, columns }: UserTable, film: number): Row[] {
    const names = [owner, ...columns].join(", ");
    return this.#sql<Row>(`SELECT ${names} FROM ${name} WHERE film = :film AND import IS NULL`).all({ film });
  }

  #rowOf({ name, owner, columns }: UserTable, film: number, key: unknown): Row | null {
    const names = [owner, ...columns].join(", ");
    const row = this.#sql<Row>(`
      SELECT ${names} FROM ${name} WHERE film = :film AND import IS NULL AND ${owner} = :key`);
    return row.get({ film, key }) ?? null;
  }

  /** Only if its owner still exists. */
  #write({ name, owner, columns }: UserTable, film: number, row: Row): void {
    const names = [owner, ...columns];
    this.#sql(`
      INSERT OR REPLACE INTO ${name} (film, ${names.join(", ")})
      SELECT :film, ${names.map((column) => `:${column}`).join(", ")}
      WHERE EXISTS (SELECT 1 FROM ${owner} WHERE id = :${owner})`).run({
      // Rows stored before a column was added have no value for it.
      ...Object.fromEntries(columns.map((column) => [column, null])),
      ...row,
      film,
    });
  }
}

function byTable(rowsFor: (table: UserTable) => readonly MovedRow[]): MovedUserData["rows"] {
  return Object.fromEntries(USER_TABLES.map((table) => [table.name, rowsFor(table)]));
}

function isSame(row: Row | null, other: Row): boolean {
  return row !== null && Object.keys(other).every((column) => row[column] === other[column]);
}

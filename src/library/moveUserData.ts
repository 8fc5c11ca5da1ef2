import type { Store } from "../store/index.ts";
import { layerMoves, type MovedLayers } from "./moveLayers.ts";

type Row = Record<string, unknown>;

/** One person's row on the film that left, on the one that stays, and what was made of the two. */
interface MovedRow {
  readonly from: Row;
  readonly to: Row | null;
  readonly result: Row;
}

/** What moved: the way back. */
export interface MovedUserData {
  /** Ratings and watch states. */
  readonly layers: MovedLayers;
  readonly rows: Readonly<Record<string, readonly MovedRow[]>>;
}

interface UserTable {
  readonly columns: readonly string[];
  /** Whose row it is, and the table of that owner. */
  readonly owner: "user" | "list";
  /** The rule where both films have a row of the same owner. */
  combine(from: Row, to: Row): Row;
}

const earliest = (column: string) => (from: Row, to: Row) => (Number(from[column]) < Number(to[column]) ? from : to);

/**
 * What people did on a film besides rating and watching, and the rule for each when two films turn out to be one: a list
 * that holds either holds the film, in the earlier place; who dismissed either is not offered it again.
 */
const USER_TABLES: Readonly<Record<string, UserTable>> = {
  list_film: { columns: ["added_at"], owner: "list", combine: earliest("added_at") },
  not_for_me: { columns: ["since"], owner: "user", combine: earliest("since") },
};

/** Also where it shows what an import said. */
const SHOWN_TABLES = ["rating", "watch_state"];

/** Moves what people did on one film to another, and back. Inside a transaction. */
export function userDataMoves({ sql }: Pick<Store, "sql">) {
  const layers = layerMoves({ sql });

  return {
    hasUserData: (filmId: number): boolean =>
      [...SHOWN_TABLES, ...Object.keys(USER_TABLES)].some((table) =>
        sql(`SELECT 1 FROM ${table} WHERE film = :filmId LIMIT 1`).get({ filmId }),
      ),

    /** What people did on a film, as `returnUserData` takes it to another. */
    userDataOf: (filmId: number): MovedUserData => ({
      layers: layers.layersOf(filmId),
      rows: byTable((table, rules) =>
        rowsOf(table, rules, filmId).map((row) => ({ from: row, to: null, result: row })),
      ),
    }),

    /** Everything on `from` goes to `to`, which keeps what the rules say. */
    moveUserData: (from: number, to: number): MovedUserData => ({
      layers: layers.moveLayers(from, to),
      rows: byTable((table, rules) => {
        const moved = rowsOf(table, rules, from).map((row): MovedRow => {
          const other = rowOf(table, rules, to, row[rules.owner]);
          const result = other ? rules.combine(row, other) : row;
          keep(table, rules, to, result);
          return { from: row, to: other, result };
        });
        sql(`DELETE FROM ${table} WHERE film = :from`).run({ from });
        return moved;
      }),
    }),

    /**
     * `from` has again what it had. On `to`, a row that is still as the move left it becomes what it was before; one
     * that a person changed since is theirs about that film, and stays.
     */
    returnUserData(moved: MovedUserData, from: number, to: number | null): void {
      layers.restoreLayers({ ...moved.layers, from, to: to ?? moved.layers.to });
      for (const [table, rules] of Object.entries(USER_TABLES))
        for (const row of moved.rows[table] ?? []) {
          keep(table, rules, from, row.from);
          const now = to === null ? null : rowOf(table, rules, to, row.from[rules.owner]);
          if (to === null || !isSame(now, row.result)) continue;
          if (row.to) keep(table, rules, to, row.to);
          else
            sql(`DELETE FROM ${table} WHERE film = :to AND ${rules.owner} = :owner`).run({
              to,
              owner: row.from[rules.owner],
            });
        }
    },
  };

  function byTable(rowsFor: (table: string, rules: UserTable) => readonly MovedRow[]): MovedUserData["rows"] {
    return Object.fromEntries(Object.entries(USER_TABLES).map(([table, rules]) => [table, rowsFor(table, rules)]));
  }

  function rowsOf(table: string, { owner, columns }: UserTable, film: number): Row[] {
    return sql<Row>(`SELECT ${[owner, ...columns].join(", ")} FROM ${table} WHERE film = :film`).all({ film });
  }

  function rowOf(table: string, { owner, columns }: UserTable, film: number, key: unknown): Row | null {
    const row = sql<Row>(
      `SELECT ${[owner, ...columns].join(", ")} FROM ${table} WHERE film = :film AND ${owner} = :key`,
    ).get({ film, key });
    return row ?? null;
  }

  /** Of an owner who is still there. */
  function keep(table: string, { owner, columns }: UserTable, film: number, row: Row): void {
    const names = [owner, ...columns];
    sql(`
      INSERT OR REPLACE INTO ${table} (film, ${names.join(", ")})
      SELECT :film, ${names.map((name) => `:${name}`).join(", ")} WHERE EXISTS (SELECT 1 FROM ${owner} WHERE id = :${owner})`).run(
      { ...row, film },
    );
  }
}

function isSame(row: Row | null, other: Row): boolean {
  return row !== null && Object.keys(other).every((column) => row[column] === other[column]);
}

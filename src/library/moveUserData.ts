import type { Store } from "../store/index.ts";

type Row = Record<string, unknown>;

/** One person's row on the film that left, on the one that stays, and what was made of the two. */
interface MovedRow {
  readonly from: Row;
  readonly to: Row | null;
  readonly result: Row;
}

/** What moved, by table: the way back. */
export type MovedUserData = Readonly<Record<string, readonly MovedRow[]>>;

interface UserTable {
  readonly columns: readonly string[];
  /** Whose row it is, and the table of that owner. */
  readonly owner: "user" | "list";
  /** The rule where both films have a row of the same owner. */
  combine(from: Row, to: Row): Row;
}

const latest = (column: string) => (from: Row, to: Row) => (Number(from[column]) > Number(to[column]) ? from : to);
const earliest = (column: string) => (from: Row, to: Row) => (Number(from[column]) < Number(to[column]) ? from : to);

/**
 * What people did on a film, and the rule for each when two films turn out to be one: of two ratings the newer stands;
 * who watched either has watched it, and goes on where they were last; a list that holds either holds the film, in the
 * earlier place; who dismissed either is not offered it again.
 */
const USER_TABLES: Readonly<Record<string, UserTable>> = {
  rating: { columns: ["value", "rated_at"], owner: "user", combine: latest("rated_at") },
  watch_state: {
    columns: ["watched", "position_seconds", "changed_at"],
    owner: "user",
    combine: (from, to) => ({
      ...latest("changed_at")(from, to),
      watched: Math.max(Number(from.watched), Number(to.watched)),
    }),
  },
  list_film: { columns: ["added_at"], owner: "list", combine: earliest("added_at") },
  not_for_me: { columns: ["since"], owner: "user", combine: earliest("since") },
};

/** Moves what people did on one film to another, and back. Inside a transaction. */
export function userDataMoves({ sql }: Pick<Store, "sql">) {
  return {
    hasUserData: (filmId: number): boolean =>
      Object.keys(USER_TABLES).some((table) =>
        sql(`SELECT 1 FROM ${table} WHERE film = :filmId LIMIT 1`).get({ filmId }),
      ),

    /** What people did on a film, as `returnUserData` takes it to another. */
    userDataOf: (filmId: number): MovedUserData =>
      Object.fromEntries(
        Object.entries(USER_TABLES).map(([table, rules]) => [
          table,
          rowsOf(table, rules, filmId).map((row) => ({ from: row, to: null, result: row })),
        ]),
      ),

    /** Everything on `from` goes to `to`, which keeps what the rules say. */
    moveUserData(from: number, to: number): MovedUserData {
      return Object.fromEntries(
        Object.entries(USER_TABLES).map(([table, rules]) => {
          const moved = rowsOf(table, rules, from).map((row): MovedRow => {
            const other = rowOf(table, rules, to, row[rules.owner]);
            const result = other ? rules.combine(row, other) : row;
            keep(table, rules, to, result);
            return { from: row, to: other, result };
          });
          sql(`DELETE FROM ${table} WHERE film = :from`).run({ from });
          return [table, moved];
        }),
      );
    },

    /**
     * `from` has again what it had. On `to`, a row that is still as the move left it becomes what it was before; one
     * that a person changed since is theirs about that film, and stays.
     */
    returnUserData(moved: MovedUserData, from: number, to: number | null): void {
      for (const [table, rules] of Object.entries(USER_TABLES))
        for (const row of moved[table] ?? []) {
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

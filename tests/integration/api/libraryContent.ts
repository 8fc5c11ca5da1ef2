import { join } from "node:path";
import BetterSqlite from "better-sqlite3";

/** The program's own records of how it runs; it adds to them every few seconds, whether anybody asks or not. */
const OWN_RECORDS = new Set(["metric_series", "metric_point", "outside_request", "alert", "maintenance_run"]);

/** Every row of the library, as another program reads it: what a refused request must leave as it was. */
export function libraryContent(dataFolder: string): Record<string, unknown[]> {
  const database = new BetterSqlite(join(dataFolder, "library.db"), { readonly: true });
  try {
    const tables = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all() as string[]; // names, for that column alone was asked for
    return Object.fromEntries(
      tables
        .filter((table) => !OWN_RECORDS.has(table))
        .map((table) => [table, database.prepare(`SELECT ${columnsOf(table)} FROM "${table}"`).all()]),
    );
  } finally {
    database.close();
  }
}

/** That a session was used is written down now and then: no change that anybody asked for. */
function columnsOf(table: string): string {
  return table === "session" ? "id_hash, user" : "*";
}

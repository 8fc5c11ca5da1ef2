/**
 * Whether a SQLite file is a database of this program: its application id, its schema version, and exactly the tables,
 * indexes and triggers of that version. A foreign trigger or view would run with the program's rights at the next write.
 */
import BetterSqlite from "better-sqlite3";
import { latestSchemaVersion, migrateTo, schemaVersionOf } from "../migrate.ts";
import { BackupProblem } from "./backupProblem.ts";

/** 'FILM' in ASCII, set by migration 21; older databases are recognised by their tables alone. */
export const APPLICATION_ID = 0x46_49_4c_4d;
const FIRST_WITH_ID = 21;

/**
 * @param file named in the error
 * @throws BackupProblem `backup_not_ours`, `backup_from_newer_program`, `backup_damaged`
 */
export function requireFilmothequeDatabase(database: BetterSqlite.Database, file: string): void {
  const id = Number(database.pragma("application_id", { simple: true }));
  const version = schemaVersionOf(database);
  if (id !== APPLICATION_ID && id !== 0) throw new BackupProblem("backup_not_ours", file, `application id ${id}`);
  const known = latestSchemaVersion();
  if (version > known && isFilmothequeDatabase(database))
    throw new BackupProblem("backup_from_newer_program", file, `schema ${version}, this program knows ${known}`);
  if (version < 1 || version > known) throw new BackupProblem("backup_not_ours", file, `schema ${version}`);
  if (version >= FIRST_WITH_ID && id === 0) throw new BackupProblem("backup_not_ours", file, "no application id");
  const difference = schemaDifference(database, version);
  if (difference) throw new BackupProblem("backup_not_ours", file, difference);
  const finding = database.pragma("integrity_check(1)", { simple: true });
  if (finding !== "ok") throw new BackupProblem("backup_damaged", file, String(finding));
}

/** Whether a file is a database of this program, of any version. */
export function isFilmothequeDatabase(database: BetterSqlite.Database): boolean {
  const id = database.pragma("application_id", { simple: true });
  if (id === APPLICATION_ID) return true;
  const tables = ["setting", "user", "film", "file", "journal"];
  const found = database
    .prepare<[string], { count: number }>(
      "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table' AND name IN (SELECT value FROM json_each(?))",
    )
    .get(JSON.stringify(tables));
  return id === 0 && found?.count === tables.length;
}

/** @returns what differs from the schema of this version, null where nothing does */
function schemaDifference(database: BetterSqlite.Database, version: number): string | null {
  const expected = new BetterSqlite(":memory:");
  try {
    migrateTo(expected, version);
    const [wanted, found] = [describeSchema(expected), describeSchema(database)];
    for (const [name, text] of found) {
      if (!wanted.has(name)) return `foreign ${name}`;
      if (wanted.get(name) !== text) return `another ${name}`;
    }
    for (const name of wanted.keys()) if (!found.has(name)) return `no ${name}`;
    return null;
  } finally {
    expected.close();
  }
}

/** Tables by their columns, everything else by its text: SQLite rewrites a table's text when it is altered. */
function describeSchema(database: BetterSqlite.Database): Map<string, string> {
  const objects = database
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return new Map(
    objects.map(({ type, name, sql }) => {
      const isPlainTable = type === "table" && !/^\s*CREATE\s+VIRTUAL/i.test(sql ?? "");
      return [`${type} ${name}`, isPlainTable ? columnsOf(database, name) : (sql ?? "").replaceAll(/\s+/g, " ")];
    }),
  );
}

function columnsOf(database: BetterSqlite.Database, table: string): string {
  const columns = database
    .prepare<[string], object>('SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid')
    .all(table);
  return JSON.stringify(columns);
}

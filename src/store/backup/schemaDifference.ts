/** Compares a database's schema with what the migrations make at the same version, object by object. */
import BetterSqlite from "better-sqlite3";
import { migrateTo } from "../migrate.ts";

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** SQLite's own tables: row ids of tables, statistics of `ANALYZE`. They hold no code, and come and go by themselves. */
const SQLITE_OBJECTS = new Set(["table sqlite_sequence", "table sqlite_stat1", "table sqlite_stat4"]);

/** @returns what differs from the schema of this version, null where nothing does */
export function schemaDifference(database: BetterSqlite.Database, version: number): string | null {
  const wanted = expectedSchema(version);
  const found = describeSchema(database);
  for (const [name, text] of found) {
    if (!wanted.has(name)) return `foreign ${name}`;
    if (wanted.get(name) !== text) return `another ${name}`;
  }
  for (const name of wanted.keys()) if (!found.has(name)) return `no ${name}`;
  return null;
}

/** @returns a trigger, a view or a virtual table that is not this version's own */
export function findForeignCode(database: BetterSqlite.Database, version: number): string | null {
  const code = objectsOf(database).filter(({ type, sql }) => type === "trigger" || type === "view" || isVirtual(sql));
  if (code.length === 0) return null;
  const wanted = expectedSchema(version);
  const foreign = code.find((object) => wanted.get(nameOf(object)) !== textOf(object));
  return foreign ? nameOf(foreign) : null;
}

function expectedSchema(version: number): ReadonlyMap<string, string> {
  const expected = new BetterSqlite(":memory:");
  try {
    migrateTo(expected, version);
    return describeSchema(expected);
  } finally {
    expected.close();
  }
}

function describeSchema(database: BetterSqlite.Database): Map<string, string> {
  return new Map(
    objectsOf(database)
      .filter((object) => !SQLITE_OBJECTS.has(nameOf(object)))
      .map((object) => [nameOf(object), textOf(object)]),
  );
}

/** All of them: a name that begins with `sqlite_` is reserved, and can be written into a file all the same. */
function objectsOf(database: BetterSqlite.Database): SchemaObject[] {
  return database.prepare<[], SchemaObject>("SELECT type, name, tbl_name, sql FROM sqlite_schema").all();
}

function nameOf({ type, name }: SchemaObject): string {
  return `${type} ${name}`;
}

function textOf({ tbl_name, sql }: SchemaObject): string {
  return JSON.stringify([tbl_name, tokensOf(sql ?? "")]);
}

function isVirtual(sql: string | null): boolean {
  return /^\s*CREATE\s+VIRTUAL\s/i.test(sql ?? "");
}

/** Texts in quotes, names in quotes, comments, spaces, words, and every other character alone. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*.*?\*\/|\s+|[\p{L}\p{N}_$]+|./gsu;

/** Our statements are shorter. A longer one is foreign, and is not tokenised. */
const MAX_SQL = 64 * 1_024;

/** Without comments, spaces and the quotes of names: versions of SQLite write altered tables differently. */
function tokensOf(sql: string): string[] {
  if (sql.length > MAX_SQL) return [sql];
  return (sql.match(TOKEN) ?? [])
    .filter((token) => !/^(?:--|\/\*|\s)/.test(token))
    .map((token) => (token.startsWith('"') ? token.slice(1, -1) : token));
}

import BetterSqlite from "better-sqlite3";
import { CodedError } from "../errors/index.ts";

/** Older ones can damage a database with a write-ahead log when two connections merge it at once (sqlite.org/wal.html). */
const MIN_SQLITE = "3.51.3";

/** The program was built with an SQLite that can damage a library. */
export class SqliteTooOld extends CodedError<"sqlite_too_old", { readonly found: string; readonly needed: string }> {
  override readonly name = "SqliteTooOld";
  constructor(found: string) {
    super("sqlite_too_old", { found, needed: MIN_SQLITE }, { message: `SQLite ${found} is older than ${MIN_SQLITE}` });
  }
}

/** @throws SqliteTooOld before a library's database is opened */
export function requireSqlite(found: string = sqliteVersion()): void {
  if (isOlder(found, MIN_SQLITE)) throw new SqliteTooOld(found);
}

function sqliteVersion(): string {
  const database = new BetterSqlite(":memory:");
  try {
    return String(database.prepare("SELECT sqlite_version()").pluck().get());
  } finally {
    database.close();
  }
}

function isOlder(version: string, than: string): boolean {
  const [one = 0, two = 0, three = 0] = version.split(".").map(Number);
  const [major = 0, minor = 0, patch = 0] = than.split(".").map(Number);
  return one !== major ? one < major : two !== minor ? two < minor : three < patch;
}

import { chmodSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { syncFileSync } from "../durableFiles.ts";
import { schemaVersionOf } from "../migrate.ts";
import { requireFilmothequeDatabase } from "./ownDatabase.ts";

export interface DatabaseCopy {
  readonly schemaVersion: number;
  readonly libraryId: string | null;
}

/**
 * Copies an open database at one moment into a single file without a log, and checks the copy. Reading and writing the
 * original continue meanwhile. Sessions are left out: a backup must not let anybody log in.
 *
 * @param look reads the copy before it is closed
 * @throws BackupProblem
 */
export function copyDatabase(
  source: string,
  copy: string,
  look: (database: BetterSqlite.Database) => void,
): DatabaseCopy {
  const original = new BetterSqlite(source, { readonly: true, fileMustExist: true, timeout: 30_000 });
  try {
    original.prepare("VACUUM INTO ?").run(copy);
  } finally {
    original.close();
  }
  chmodSync(copy, 0o600);
  const database = new BetterSqlite(copy, { fileMustExist: true });
  try {
    database.pragma("secure_delete = ON");
    requireFilmothequeDatabase(database, copy);
    database.exec("DELETE FROM session");
    look(database);
    return { schemaVersion: schemaVersionOf(database), libraryId: libraryIdOf(database) };
  } finally {
    database.close();
    syncFileSync(copy);
  }
}

/** Null in a database of release 0.1, which has none yet. */
export function libraryIdOf(database: BetterSqlite.Database): string | null {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'library'").get();
  return hasTable ? (database.prepare<[], { id: string }>("SELECT id FROM library").get()?.id ?? null) : null;
}

export function hasAccounts(database: BetterSqlite.Database): boolean {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'user'").get();
  return hasTable !== undefined && database.prepare("SELECT 1 FROM user LIMIT 1").get() !== undefined;
}

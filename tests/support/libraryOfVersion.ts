import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";

const MIGRATIONS = join(import.meta.dirname, "../../src/store/migrations");

/** A library's database as an earlier schema left it, with rows that `fill` writes. */
export function libraryOfVersion(
  folder: string,
  version: number,
  fill: (database: BetterSqlite.Database) => void,
): string {
  mkdirSync(folder, { recursive: true });
  const database = new BetterSqlite(join(folder, "library.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("foreign_keys = ON");
  for (const name of readdirSync(MIGRATIONS).sort()) {
    const number = Number.parseInt(name, 10);
    if (!(number <= version)) continue;
    database.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
    database.pragma(`user_version = ${number}`);
  }
  fill(database);
  database.close();
  return folder;
}

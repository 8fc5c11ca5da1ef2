/**
 * Whether a SQLite file is a database of this program: its application id, its schema version, and exactly the tables,
 * indexes and triggers of that version. A foreign trigger or view would run with the program's rights at the next write.
 */
import type BetterSqlite from "better-sqlite3";
import { latestSchemaVersion, schemaVersionOf } from "../migrate.ts";
import { BackupProblem } from "./backupProblem.ts";
import { findForeignCode, schemaDifference } from "./schemaDifference.ts";

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

/**
 * What a library's own database holds that this program did not create and that runs code: a trigger, a view, a virtual
 * table. Tables and indexes that a person added for themselves do not matter.
 * @returns null where there is nothing, and for schemas that this program does not know
 */
export function foreignCodeIn(database: BetterSqlite.Database): string | null {
  const version = schemaVersionOf(database);
  return version < 1 || version > latestSchemaVersion() ? null : findForeignCode(database, version);
}

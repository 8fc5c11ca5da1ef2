import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { CodedError } from "../errors/index.ts";

/** A newer program wrote the database: it is not opened and not changed. */
export class DatabaseFromNewerProgram extends CodedError<
  "database_from_newer_program",
  { readonly found: number; readonly known: number }
> {
  override readonly name = "DatabaseFromNewerProgram";
  constructor(found: number, known: number) {
    const message = `the library has schema ${found}, this program knows ${known}: start the newer program`;
    super("database_from_newer_program", { found, known }, { message });
  }
}

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export function latestSchemaVersion(): number {
  return migrations().at(-1)?.version ?? 0;
}

/**
 * Brings the database to the newest schema, each step in a separate transaction.
 *
 * @param beforeChange called once before the first step on a database that already holds something
 * @throws DatabaseFromNewerProgram
 */
export function migrate(database: Database, beforeChange: (fromVersion: number) => void): void {
  const found = schemaVersionOf(database);
  const known = latestSchemaVersion();
  if (found > known) throw new DatabaseFromNewerProgram(found, known);

  const missing = migrations().filter((migration) => migration.version > found);
  if (missing.length > 0 && found > 0) beforeChange(found);
  for (const migration of missing) apply(database, migration);
}

/** Brings a database to an older version of the schema. */
export function migrateTo(database: Database, version: number): void {
  const found = schemaVersionOf(database);
  for (const migration of migrations())
    if (migration.version > found && migration.version <= version) apply(database, migration);
}

export function schemaVersionOf(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

function apply(database: Database, { version, sql }: Migration): void {
  database.transaction(() => {
    database.exec(sql);
    database.pragma(`user_version = ${version}`);
  })();
}

function migrations(): readonly Migration[] {
  const folder = migrationsFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({
      version: Number.parseInt(name, 10),
      name,
      sql: readFileSync(new URL(name, folder), "utf8"),
    }));
}

/** Next to this file when run from source, one folder above the bundle's chunks otherwise. */
function migrationsFolder(): URL {
  const candidates = ["./migrations/", "../migrations/"].map((path) => new URL(path, import.meta.url));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`no migrations next to ${import.meta.url}`);
  return found;
}

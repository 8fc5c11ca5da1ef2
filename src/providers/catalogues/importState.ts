import type { Database } from "better-sqlite3";
import { z } from "zod";
import { openPartialFile, removePartialFile } from "./catalogueFile.ts";
import type { SourcePart } from "./readers/sourcePart.ts";

/** How far an import has come; committed together with the records that it counts. */
const importPosition = z.object({
  /** Index of the part that is being read. */
  part: z.number(),
  /** Units of that part that are done. */
  units: z.number(),
  records: z.number(),
  unreadable: z.number(),
  films: z.number(),
});
export type ImportPosition = Readonly<z.infer<typeof importPosition>>;

const START: ImportPosition = { part: 0, units: 0, records: 0, unreadable: 0, films: 0 };

export interface OpenedImport {
  readonly database: Database;
  readonly position: ImportPosition;
  /** Whether an import that was stopped is continued. */
  readonly resumed: boolean;
}

/**
 * Opens the partial file of an import. What an earlier import of the same source left in it is continued; of another
 * source, it is removed.
 * @throws CatalogueProblem `catalogue_busy` while another import writes it
 */
export function openImport(folder: string, name: string, parts: readonly SourcePart[]): OpenedImport {
  const source = parts.map(({ fingerprint }) => fingerprint).join("\n");
  const database = openPartialFile(folder, name);
  const stored = readState(database, "position");
  if (stored !== undefined && readState(database, "source") === source)
    return { database, position: importPosition.parse(JSON.parse(stored)), resumed: true };
  if (stored === undefined) return startIn(database, source);
  database.close();
  removePartialFile(folder, name);
  return startIn(openPartialFile(folder, name), source);
}

function startIn(database: Database, source: string): OpenedImport {
  writeState(database, "source", source);
  return { database, position: START, resumed: false };
}

export function writePosition(database: Database, position: ImportPosition): void {
  writeState(database, "position", JSON.stringify(position));
}

function readState(database: Database, name: string): string | undefined {
  return database.prepare<[string], string>("SELECT value FROM state WHERE name = ?").pluck().get(name);
}

export function writeState(database: Database, name: string, value: string): void {
  database.prepare("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)").run(name, value);
}

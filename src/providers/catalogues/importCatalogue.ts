import { renameSync, rmSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { errorCode, hasCode } from "../../errors/index.ts";
import type { Clock } from "../../time/index.ts";
import { catalogueFile, openPartialFile, partialFile, removePartialFile } from "./catalogueFile.ts";
import { CatalogueProblem } from "./catalogueProblem.ts";
import { indexTitles } from "./indexTitles.ts";
import type { SourcePart } from "./readers/sourcePart.ts";
import { createRecordWriter } from "./recordWriter.ts";
import type { TitleFolding } from "./titleFolding.ts";

export interface CatalogueImport {
  readonly folder: string;
  /** Of the catalogue; one of that name that is there already is replaced. */
  readonly name: string;
  readonly parts: readonly SourcePart[];
  readonly folding: TitleFolding;
  readonly clock: Clock;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly stage: "reading" | "indexing";
  /** What is being read. */
  readonly part: string;
  /** From 0 to 1, over everything. */
  readonly share: number;
  readonly films: number;
}

export interface ImportReport {
  /** In the catalogue now. */
  readonly films: number;
  /** Lines or solutions that were read. */
  readonly records: number;
  /** Of those, what could not be read. */
  readonly unreadable: number;
  /** Whether an import that was stopped was gone on with. */
  readonly resumed: boolean;
}

/** Where an import stands; kept with the records it counts, in one transaction. */
interface Position {
  readonly part: number;
  readonly units: number;
  readonly records: number;
  readonly unreadable: number;
  readonly films: number;
}

const START: Position = { part: 0, units: 0, records: 0, unreadable: 0, films: 0 };
/** Reading is most of the work; making the index is the rest. */
const READING_SHARE = 0.7;

/**
 * Makes a catalogue out of a source, beside the one that may be there; at the end it takes its place at once. Stopped
 * (by the signal, by kill -9), it goes on where it was when it is asked for again with the same source.
 *
 * @throws CatalogueProblem; `signal.reason` once aborted; what reading the source throws
 */
export async function importCatalogue(wanted: CatalogueImport, signal: AbortSignal): Promise<ImportReport> {
  const { folder, name } = wanted;
  const { database, position, resumed } = openForSource(wanted);
  let done = position;
  try {
    done = await readParts(database, wanted, position, signal);
    if (done.films === 0) throw new CatalogueProblem("catalogue_without_films", name);
    const report = (films: number) =>
      wanted.onProgress?.({
        stage: "indexing",
        part: name,
        share: READING_SHARE + (1 - READING_SHARE) * Math.min(1, films / done.films),
        films: done.films,
      });
    await indexTitles(database, wanted.folding, signal, report);
    writeState(database, "films", String(done.films));
    writeState(database, "importedAt", String(wanted.clock.now()));
    // One file that readers need no helpers for: the log is folded in, the lock let go.
    database.pragma("journal_mode = DELETE");
    database.pragma("optimize");
    database.close();
  } catch (error) {
    database.close();
    if (error instanceof CatalogueProblem && error.code === "catalogue_without_films") removePartialFile(folder, name);
    if (isDiskFull(error)) throw new CatalogueProblem("catalogue_disk_full", folder, error);
    if (isUnreadable(error)) throw new CatalogueProblem("catalogue_source_unreadable", String(error.code), error);
    throw error;
  }
  renameSync(partialFile(folder, name), catalogueFile(folder, name));
  return { films: done.films, records: done.records, unreadable: done.unreadable, resumed };
}

/** Removes a catalogue, and what an import of it had so far. @returns whether there was one */
export function removeCatalogue(folder: string, name: string): boolean {
  removePartialFile(folder, name);
  try {
    rmSync(catalogueFile(folder, name));
    return true;
  } catch {
    // None of that name.
    return false;
  }
}

function openForSource(wanted: CatalogueImport): { database: Database; position: Position; resumed: boolean } {
  const source = wanted.parts.map(({ fingerprint }) => fingerprint).join("\n");
  const database = openPartialFile(wanted.folder, wanted.name);
  const kept = readState(database, "position");
  if (kept !== undefined && readState(database, "source") === source)
    return { database, position: JSON.parse(kept) as Position, resumed: true }; // written by `readParts`
  if (kept === undefined) {
    writeState(database, "source", source);
    return { database, position: START, resumed: false };
  }
  database.close();
  removePartialFile(wanted.folder, wanted.name);
  const anew = openPartialFile(wanted.folder, wanted.name);
  writeState(anew, "source", source);
  return { database: anew, position: START, resumed: false };
}

async function readParts(
  database: Database,
  { parts, onProgress }: CatalogueImport,
  from: Position,
  signal: AbortSignal,
): Promise<Position> {
  const keeper = createRecordWriter(database);
  const shareBefore = sharesOf(parts);
  let now = from;
  for (const [index, part] of parts.entries()) {
    if (index < from.part) continue;
    const skipped = index === from.part ? from.units : 0;
    let units = 0;
    for await (const batch of part.units(signal)) {
      const fresh = batch.units.slice(Math.max(0, skipped - units));
      units += batch.units.length;
      if (fresh.length === 0) continue;
      database.exec("BEGIN");
      now = keepAll(fresh, part, { ...now, part: index, units });
      writeState(database, "position", JSON.stringify(now));
      database.exec("COMMIT");
      const share = part.totalBytes ? Math.min(1, batch.bytesRead / part.totalBytes) : 0;
      const before = shareBefore[index] ?? 0;
      onProgress?.({
        stage: "reading",
        part: part.name,
        share: READING_SHARE * (before + ((shareBefore[index + 1] ?? 1) - before) * share),
        films: now.films,
      });
      signal.throwIfAborted();
    }
    now = { ...now, part: index + 1, units: 0 };
    writeState(database, "position", JSON.stringify(now));
  }
  return now;

  function keepAll(fresh: readonly unknown[], part: SourcePart, position: Position): Position {
    let { records, unreadable, films } = position;
    for (const unit of fresh) {
      const record = part.read(unit);
      records += 1;
      if (record.kind === "bad") unreadable += 1;
      else if (keeper.write(record)) films += 1;
    }
    return { ...position, records, unreadable, films };
  }
}

/** Where each part begins, from 0 to 1: by bytes, or by number where nobody knows the bytes. */
function sharesOf(parts: readonly SourcePart[]): number[] {
  const sizes = parts.map(({ totalBytes }) => totalBytes ?? 1);
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let before = 0;
  return sizes.map((size) => {
    const start = before / total;
    before += size;
    return start;
  });
}

function readState(database: Database, name: string): string | undefined {
  return database.prepare<[string], string>("SELECT value FROM state WHERE name = ?").pluck().get(name) as
    | string
    | undefined;
}

function writeState(database: Database, name: string, value: string): void {
  database.prepare("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)").run(name, value);
}

/** A packed file that ends too early or is damaged, a disk that fails. */
function isUnreadable(error: unknown): error is Error & { code: unknown } {
  return /^(?:Z_|EIO|EACCES|EISDIR|ENOENT)/.test(errorCode(error) ?? "");
}

function isDiskFull(error: unknown): boolean {
  return hasCode(error, "SQLITE_FULL", "ENOSPC");
}

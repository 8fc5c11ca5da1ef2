import { renameSync, rmSync } from "node:fs";
import { diagnoseDiskFault } from "../../disk/index.ts";
import { errorCode, hasCode } from "../../errors/index.ts";
import type { Clock } from "../../time/index.ts";
import { catalogueFile, partialFile, removePartialFile } from "./catalogueFile.ts";
import { CatalogueProblem } from "./catalogueProblem.ts";
import { openImport, writeState } from "./importState.ts";
import { indexTitles } from "./indexTitles.ts";
import type { SourcePart } from "./readers/sourcePart.ts";
import { readSource } from "./readSource.ts";
import type { TitleFolding } from "./titleFolding.ts";

export interface CatalogueImport {
  readonly folder: string;
  /** Of the catalogue. An existing one of that name is replaced. */
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
  /** Of the whole import, 0–1. */
  readonly share: number;
  readonly films: number;
}

export interface ImportReport {
  /** In the catalogue. */
  readonly films: number;
  /** Lines or solutions that were read. */
  readonly records: number;
  /** How many of those could not be read. */
  readonly unreadable: number;
  /** Whether an import that was stopped was continued. */
  readonly resumed: boolean;
}

/** Reading takes most of the time; making the index takes the rest. */
const READING_SHARE = 0.7;

/**
 * Makes a catalogue out of a source. It is written to a second file, which replaces that of its name at the end.
 * Stopped, by the signal or by kill -9, it continues where it was when it is started again with the same source.
 *
 * @throws CatalogueProblem; `signal.reason` once aborted; what reading the source throws
 */
export async function importCatalogue(wanted: CatalogueImport, signal: AbortSignal): Promise<ImportReport> {
  const { folder, name, parts, folding, clock, onProgress } = wanted;
  const { database, position, resumed } = openImport(folder, name, parts);
  let done = position;
  try {
    done = await readSource(
      database,
      parts,
      position,
      (part, share, films) => onProgress?.({ stage: "reading", part, share: READING_SHARE * share, films }),
      signal,
    );
    if (done.films === 0) throw new CatalogueProblem("catalogue_without_films", name);
    await indexTitles(database, folding, signal, (indexed) => {
      const share = READING_SHARE + (1 - READING_SHARE) * Math.min(1, indexed / done.films);
      onProgress?.({ stage: "indexing", part: name, share, films: done.films });
    });
    writeState(database, "films", String(done.films));
    writeState(database, "importedAt", String(clock.now()));
    // A single file that can be opened read-only: the write-ahead log is merged, the exclusive lock released.
    database.pragma("journal_mode = DELETE");
    database.pragma("optimize");
    database.close();
  } catch (error) {
    database.close();
    throw explain(error, wanted);
  }
  renameSync(partialFile(folder, name), catalogueFile(folder, name));
  return { films: done.films, records: done.records, unreadable: done.unreadable, resumed };
}

/**
 * Removes a catalogue, and what an unfinished import of it left.
 * @returns whether there was a catalogue @throws the file system's error
 */
export function removeCatalogue(folder: string, name: string): boolean {
  removePartialFile(folder, name);
  try {
    rmSync(catalogueFile(folder, name));
    return true;
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    return false;
  }
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);

/** What the caller gets instead of an error of the file system, of zlib or of SQLite. */
function explain(error: unknown, { folder, name }: CatalogueImport): unknown {
  if (error instanceof CatalogueProblem && error.code === "catalogue_without_films") removePartialFile(folder, name);
  const code = errorCode(error) ?? "";
  // SQLite errors and full-disk errors come from writing the catalogue: the source is only read.
  const fault = code.startsWith("SQLITE_") || FULL.has(code) ? diagnoseDiskFault(error, folder) : null;
  if (fault) return new CatalogueProblem(`catalogue_${fault.code}`, fault.path, error);
  // A gzip file that ends too early or is damaged; a file that cannot be opened; a disk that fails.
  const isUnreadable = /^(?:Z_|EIO|EACCES|EISDIR|ENOENT)/.test(code);
  return isUnreadable ? new CatalogueProblem("catalogue_source_unreadable", code, error) : error;
}

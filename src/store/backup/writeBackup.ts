/** Writes one backup; runs in its own thread (`backupThread.ts`). */

import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { Writable } from "node:stream";
import { hasCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import { version } from "../../version.ts";
import { replaceFileSync, syncFolderSync } from "../durableFiles.ts";
import { openArchive } from "./archive.ts";
import { backupFolder, checksumName, copyName, unfinishedName } from "./backupNames.ts";
import { type ContributedFile, contributedFiles, spellingsOf } from "./contributedFiles.ts";
import { copyDatabase, type DatabaseCopy } from "./copyDatabase.ts";
import { explainUnwritable, hasFreeSpace, requireFreeSpace } from "./freeSpace.ts";
import { DATABASE, FORMAT, FORMAT_VERSION, type Manifest } from "./manifest.ts";
import { sha256Of } from "./measureStream.ts";
import { recordExternalBackup } from "./unfinishedBackups.ts";
import { type ArchiveSource, writeArchive } from "./writeArchive.ts";

export interface BackupOrder {
  readonly databaseFile: string;
  readonly dataFolder: string;
  /** `.db` means the database alone, as release 0.1 made it; anything else is an archive. */
  readonly file: string;
  /** Where the database is copied to meanwhile; a name that no other backup under way has. */
  readonly copy: string;
  /** The daily backup is on the same disk as the uploads: copying them each day would fill it and protect nothing. */
  readonly withUploads: boolean;
}

export interface BackupReport {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** False where uploads were left out. */
  readonly isComplete: boolean;
}

const MAX_ATTEMPTS = 3;

/**
 * @param onProgress from 0 to 1; what it throws ends the backup
 * @throws BackupProblem; earlier backups stay as they are, and nothing of this one is left
 */
export async function writeBackup(order: BackupOrder, onProgress: (ratio: number) => void): Promise<BackupReport> {
  const { file, dataFolder } = order;
  const unfinished = unfinishedName(file);
  const isElsewhere = dirname(file) !== backupFolder(dataFolder);
  const copy = unfinishedName(isElsewhere ? copyWithRoom(order) : order.copy);
  const removeRecord = isElsewhere ? recordExternalBackup(dataFolder, file) : () => undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    rmSync(unfinished, { force: true });
    return extname(file) === ".db"
      ? await writeDatabaseAlone(order, unfinished)
      : await retryWhenFilesDisappear(order, { copy, unfinished }, onProgress);
  } catch (error) {
    throw explainUnwritable(error, dirname(file));
  } finally {
    for (const leftover of [unfinished, copy])
      for (const ending of ["", "-journal"]) rmSync(leftover + ending, { force: true });
    removeRecord();
  }
}

/** A full disk of the library is no obstacle to a backup on another one. */
function copyWithRoom({ databaseFile, file, copy }: BackupOrder): string {
  return hasFreeSpace(dirname(copy), statSync(databaseFile).size) ? copy : copyName(file);
}

/** An upload or a subtitle may be removed between the moment it is listed and the moment it is read. */
async function retryWhenFilesDisappear(...args: Parameters<typeof writeWhole>): Promise<BackupReport> {
  const [, unfinishedFiles] = args;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeWhole(...args);
    } catch (error) {
      const hasDisappeared = hasCode(error, "ENOENT");
      if (!hasDisappeared || attempt === MAX_ATTEMPTS) throw error;
      for (const leftover of Object.values(unfinishedFiles)) rmSync(leftover, { force: true });
    }
  }
}

async function writeDatabaseAlone({ databaseFile, file }: BackupOrder, unfinished: string): Promise<BackupReport> {
  requireFreeSpace(dirname(file), (await stat(databaseFile)).size);
  copyDatabase(databaseFile, unfinished, () => undefined);
  return finish(file, unfinished, await sha256Of(unfinished), false);
}

async function writeWhole(
  { databaseFile, dataFolder, file, withUploads }: BackupOrder,
  { copy, unfinished }: { readonly copy: string; readonly unfinished: string },
  onProgress: (ratio: number) => void,
): Promise<BackupReport> {
  requireFreeSpace(dirname(copy), (await stat(databaseFile)).size);
  let all: ContributedFile[] = [];
  const database = copyToDataFolder(databaseFile, copy, (opened) => {
    all = contributedFiles(opened, dataFolder);
  });
  const isWanted = ({ kind, sizeBytes }: ContributedFile) => sizeBytes !== null && (withUploads || kind !== "upload");
  const { size, mtimeMs } = await stat(copy);
  const sources: ArchiveSource[] = [
    { path: DATABASE, source: copy, mtimeMs, isCompressible: true },
    ...all.filter(isWanted).map((one) => ({ ...one, isCompressible: one.kind === "subtitle" })),
  ];
  const bytes = size + all.filter(isWanted).reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  requireFreeSpace(dirname(file), bytes);

  const leftOut = all.filter((one) => !isWanted(one));
  const isComplete = leftOut.every(({ sizeBytes }) => sizeBytes === null);
  const manifest = { ...manifestOf(database, dataFolder), isComplete, leftOut: leftOut.map(toLeftOut) };
  const report = (done: number) => onProgress(Math.min(1, done / (2 * bytes)));
  const written = await writeArchive(unfinished, sources, manifest, report);
  await readBack(unfinished, (read) => report(bytes + read));
  return finish(file, unfinished, written.sha256, isComplete);
}

/** Names the data folder's disk where copying fails: the backup itself may be written to another disk. */
function copyToDataFolder(...args: Parameters<typeof copyDatabase>): DatabaseCopy {
  try {
    return copyDatabase(...args);
  } catch (error) {
    const [, copy] = args;
    throw explainUnwritable(error, dirname(copy));
  }
}

/** A backup is complete only after it was read back and every checksum compared. */
async function readBack(file: string, onBytes: (bytes: number) => void): Promise<void> {
  const archive = await openArchive(file);
  let read = 0;
  try {
    for (const entry of archive.manifest.files) {
      await archive.extract(entry, new Writable({ write: (_piece, _encoding, next) => next() }));
      read += entry.sizeBytes;
      onBytes(read);
    }
  } finally {
    archive.close();
  }
}

async function finish(file: string, unfinished: string, sha256: string, isComplete: boolean): Promise<BackupReport> {
  const { size } = await stat(unfinished);
  // After a kill at this point, the checksum of an older file of this name would make the new one look damaged.
  rmSync(checksumName(file), { force: true });
  renameSync(unfinished, file);
  syncFolderSync(dirname(file));
  replaceFileSync(checksumName(file), `${sha256}  ${basename(file)}\n`);
  return { file, sizeBytes: size, sha256, isComplete };
}

function manifestOf({ schemaVersion, libraryId }: DatabaseCopy, dataFolder: string) {
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    createdAt: new Date().toISOString(),
    appVersion: version,
    schemaVersion,
    libraryId,
    pathKind: nativePaths.kind,
    dataFolders: spellingsOf(dataFolder),
  } satisfies Partial<Manifest>;
}

const toLeftOut = ({ path, sizeBytes }: ContributedFile) => ({ path, sizeBytes });

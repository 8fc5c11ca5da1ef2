import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { chmod, copyFile, readFile, rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import BetterSqlite from "better-sqlite3";

export interface BackupReport {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A backup counts only once it was opened and checked. */
export class BackupDamaged extends Error {
  override readonly name = "BackupDamaged";
  readonly code = "backup_damaged";
  readonly facts: { readonly file: string; readonly finding: string };
  constructor(file: string, finding: string) {
    super(`the backup ${file} is damaged (${finding}): nothing was changed`);
    this.facts = { file, finding };
  }
}

/** A whole copy at once, used before a migration: synchronous, because nothing may happen in between. */
export function snapshot(database: BetterSqlite.Database, folder: string, reason: string): string {
  const file = join(backupFolder(folder), `${reason}-${timestamp()}.db`);
  database.prepare("VACUUM INTO ?").run(file);
  return file;
}

/**
 * Copies the open database without holding the writer, then opens the copy and checks it.
 *
 * @param file where to; by default a dated file in the library's backups
 * @param check finds what is wrong in the copy, for who has a thread for it; null where it is sound
 * @throws BackupDamaged when the copy does not pass its check
 */
export async function backupTo(
  database: BetterSqlite.Database,
  folder: string,
  file = join(backupFolder(folder), `library-${timestamp()}.db`),
  check?: (copy: string) => Promise<string | null>,
): Promise<BackupReport> {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  await database.backup(unfinished, { progress: () => 200 });
  const finding = check ? await check(unfinished) : null;
  if (finding) throw new BackupDamaged(file, finding);
  if (!check) verifyDatabase(unfinished);
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
  const sha256 = await sha256Of(file);
  writeFileSync(`${file}.sha256`, `${sha256}  ${basename(file)}\n`, { mode: 0o600 });
  return { file, sizeBytes: (await stat(file)).size, sha256 };
}

/**
 * Puts a backup in the place of the library's database, and keeps what it replaces.
 * The library must be locked by the caller and closed.
 *
 * @returns where the replaced database lies now, null when there was none
 * @throws BackupDamaged
 */
export async function restoreFrom(backup: string, folder: string): Promise<string | null> {
  await compareChecksum(backup);
  verifyDatabase(backup);
  const target = join(folder, "library.db");
  const incoming = `${target}.incoming`;
  try {
    await copyFile(backup, incoming);
    verifyDatabase(incoming);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw error;
  }

  const replaced = existsSync(target) ? `${target}.replaced-${timestamp()}` : null;
  for (const ending of ["", "-wal", "-shm"]) {
    if (replaced && existsSync(target + ending)) await rename(target + ending, replaced + ending);
  }
  await rename(incoming, target);
  return replaced;
}

/** @throws BackupDamaged when SQLite finds anything wrong in the file */
export function verifyDatabase(file: string): void {
  let finding: unknown = "it is no SQLite database";
  try {
    const copy = new BetterSqlite(file, { readonly: true, fileMustExist: true });
    try {
      finding = copy.pragma("integrity_check(1)", { simple: true });
    } finally {
      copy.close();
    }
  } catch (error) {
    throw new BackupDamaged(file, error instanceof Error ? error.message : String(error));
  }
  if (finding !== "ok") throw new BackupDamaged(file, String(finding));
}

export function newestBackup(folder: string): string | null {
  const backups = join(folder, "backups");
  if (!existsSync(backups)) return null;
  const newest = readdirSync(backups)
    .filter((name) => name.startsWith("library-") && name.endsWith(".db"))
    .sort()
    .at(-1);
  return newest ? join(backups, newest) : null;
}

async function compareChecksum(backup: string): Promise<void> {
  if (!existsSync(`${backup}.sha256`)) return;
  const written = (await readFile(`${backup}.sha256`, "utf8")).slice(0, 64);
  if (written !== (await sha256Of(backup))) throw new BackupDamaged(backup, "its checksum differs");
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function backupFolder(folder: string): string {
  const backups = join(folder, "backups");
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  return backups;
}

function timestamp(): string {
  return new Date().toISOString().replaceAll(":", "-").replace("Z", "");
}

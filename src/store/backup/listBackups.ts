import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "./archive.ts";
import { backupFolder, checksumName, timeInName } from "./backupNames.ts";
import { isZip } from "./sqliteHeader.ts";

export interface KnownBackup {
  readonly file: string;
  readonly sizeBytes: number;
}

/** The library's own backups, the newest first; copies made before an upgrade are not among them. */
export function listBackups(dataFolder: string): KnownBackup[] {
  const folder = backupFolder(dataFolder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith("library-") && timeInName(name) !== null)
    .sort()
    .reverse()
    .map((name) => ({ file: join(folder, name), sizeBytes: statSync(join(folder, name)).size }));
}

/**
 * Older than the newest of this number; of archives with everything in them the newest one stays however old it is, for
 * the daily backup leaves uploads out.
 */
export async function backupsToRemove(dataFolder: string, kept: number): Promise<KnownBackup[]> {
  const all = listBackups(dataFolder);
  const old = all.slice(kept);
  if (old.length === 0) return [];
  for (const one of all.slice(0, kept)) if (await isComplete(one)) return old;
  for (const one of old) if (await isComplete(one)) return old.filter((other) => other !== one);
  return old;
}

export function removeBackup({ file }: KnownBackup): void {
  rmSync(file, { force: true });
  rmSync(checksumName(file), { force: true });
}

/** One that cannot be read holds nothing. */
async function isComplete({ file }: KnownBackup): Promise<boolean> {
  if (!isZip(file)) return false;
  try {
    const archive = await openArchive(file);
    archive.close();
    return archive.manifest.isComplete;
  } catch {
    return false;
  }
}

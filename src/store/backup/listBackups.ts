import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "./archive.ts";
import { backupFolder, checksumName, instantOf, timeInName } from "./backupNames.ts";
import { isZip } from "./sqliteHeader.ts";

export interface KnownBackup {
  readonly file: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, by its name. */
  readonly madeAt: number;
}

const MAX_WEEKLY_BACKUPS = 4;
const DAY_MS = 86_400_000;
/** The first day of 1970 was a Thursday. */
const DAYS_TO_MONDAY = 3;

/**
 * The library's backups to delete. Kept are the newest ones up to this number, the newest of each of the last four weeks
 * that have one, and the newest complete one (daily backups omit uploads). Copies made before an upgrade always stay.
 */
export async function backupsToRemove(dataFolder: string, newest: number): Promise<KnownBackup[]> {
  const all = listBackups(dataFolder);
  const kept = new Set([...all.slice(0, newest), ...newestOfWeeks(all)]);
  const whole = await newestComplete(all);
  return all.filter((one) => !kept.has(one) && one !== whole);
}

export function removeBackup({ file }: KnownBackup): void {
  rmSync(file, { force: true });
  rmSync(checksumName(file), { force: true });
}

/** The newest first. */
function listBackups(dataFolder: string): KnownBackup[] {
  const folder = backupFolder(dataFolder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith("library-"))
    .sort()
    .reverse()
    .flatMap((name) => {
      const time = timeInName(name);
      const file = join(folder, name);
      return time === null ? [] : [{ file, sizeBytes: statSync(file).size, madeAt: Date.parse(instantOf(time)) }];
    });
}

function newestOfWeeks(newestFirst: readonly KnownBackup[]): KnownBackup[] {
  const weeks = new Map<number, KnownBackup>();
  for (const one of newestFirst) {
    const week = Math.floor((one.madeAt / DAY_MS + DAYS_TO_MONDAY) / 7);
    if (!weeks.has(week)) weeks.set(week, one);
  }
  return [...weeks.values()].slice(0, MAX_WEEKLY_BACKUPS);
}

async function newestComplete(newestFirst: readonly KnownBackup[]): Promise<KnownBackup | null> {
  for (const one of newestFirst) if (await isComplete(one)) return one;
  return null;
}

/** False where it cannot be read. */
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

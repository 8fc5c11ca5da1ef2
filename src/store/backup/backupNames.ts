/** The names of backups and of unfinished ones, and the time that a name states. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const TIME = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}-\d{2}-\d{2}(?:\.\d{1,3})?)?`;
/** Archives, plain copies as release 0.1 made them, and copies made before an upgrade. */
const BACKUP = new RegExp(`^(?:library|before-migration-from-\\d+)-(${TIME})(?:-\\d+)?\\.(?:zip|db)$`);
const UNFINISHED = new RegExp(
  `^(?:library|before-migration-from-\\d+)-${TIME}(?:-\\d+)?\\.(?:zip|db)\\.(?:unfinished(?:-journal|-wal|-shm)?|sha256\\.new)$`,
);

/** A backup gets its name when it is whole and checked. */
export const unfinishedName = (file: string): string => `${file}.unfinished`;
/** Where the database is copied to while its archive is written, on the archive's disk. */
export const copyName = (file: string): string => `${file}.library`;
export const checksumName = (file: string): string => `${file}.sha256`;

export function isUnfinishedName(name: string): boolean {
  return UNFINISHED.test(name);
}

/** @returns null where the name is none that the program gives a backup */
export function timeInName(name: string): string | null {
  return BACKUP.exec(name)?.[1] ?? null;
}

/** `2026-11-26T14-03-00.123` → an instant; a name without a time of day means midnight. */
export function instantOf(time: string): string {
  const [day = "", clock = "00-00-00"] = time.split("T");
  return `${day}T${clock.replaceAll("-", ":")}Z`;
}

export function backupFolder(dataFolder: string): string {
  return join(dataFolder, "backups");
}

export function makeBackupFolder(dataFolder: string): string {
  const folder = backupFolder(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** No two in one process are the same. */
export function timestamp(): string {
  lastMs = Math.max(Date.now(), lastMs + 1);
  return new Date(lastMs).toISOString().replaceAll(":", "-").replace("Z", "");
}
let lastMs = 0;

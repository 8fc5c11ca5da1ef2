import { chmodSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../../errors/index.ts";

const OTHERS = 0o077;
/** Folders of the program; more than one level is not needed, since nobody else can enter them. */
const FOLDERS: ReadonlySet<string> = new Set([
  "backups",
  "catalogues",
  "images",
  "logs",
  "models",
  "restore",
  "subtitles",
  "uploads",
  "window",
]);
/** Files of the program: the database with its logs, earlier and damaged ones, the lock and its holder, the reserve, keys. */
const FILES = /^(?:library\.(?:db|lock|json)|holder\.txt|reserve(?:\.new)?$|tmdb\.key|session|[\w.-]+\.encrypted)/;

/**
 * Takes from other users of the machine what they may read, write or enter in the data folder: it may have been there
 * before, come from a copy, or been made while nothing masked modes. The folder itself too, unless it holds files of
 * others, as a shared folder does. What belongs to another user cannot be changed and stays.
 */
export function closeToOthers(dataFolder: string): void {
  // Modes say nothing on Windows, where a profile's folders are private.
  if (process.platform === "win32") return;
  const names = readdirSync(dataFolder);
  const own = names.filter((name) => FOLDERS.has(name) || FILES.test(name));
  if (own.length === names.length) close(dataFolder);
  for (const name of own) {
    const path = join(dataFolder, name);
    close(path);
    if (!FOLDERS.has(name) || !lstatSync(path).isDirectory()) continue;
    // Images are many, and lie below folders of their own.
    if (name !== "images") for (const inner of readdirSync(path)) close(join(path, inner));
  }
}

function close(path: string): void {
  try {
    const stats = lstatSync(path);
    if ((stats.mode & OTHERS) === 0 || !(stats.isFile() || stats.isDirectory())) return;
    chmodSync(path, stats.mode & 0o777 & ~OTHERS);
  } catch (error) {
    // Gone since it was listed, of another user, or on a disk without modes or that cannot be written.
    if (!hasCode(error, "ENOENT", "EPERM", "EACCES", "EROFS", "ENOTSUP", "EINVAL")) throw error;
  }
}

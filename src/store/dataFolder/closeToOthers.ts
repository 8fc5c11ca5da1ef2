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
 * Removes the permissions of the machine's other users from the program's files and folders, which may have been
 * created by someone else, copied, or made without a umask. The data folder itself is closed too, unless it also holds
 * files of others, as a shared folder does. Files of another user cannot be changed and stay as they are.
 */
export function closeToOthers(dataFolder: string): void {
  // Modes mean nothing on Windows, where a profile's folders are private.
  if (process.platform === "win32") return;
  const names = readdirSync(dataFolder);
  const own = names.filter((name) => FOLDERS.has(name) || FILES.test(name));
  if (own.length === names.length) close(dataFolder);
  for (const name of own) {
    const path = join(dataFolder, name);
    close(path);
    if (!FOLDERS.has(name) || !lstatSync(path).isDirectory()) continue;
    // Images are numerous and in separate folders, so they are not changed individually.
    if (name !== "images") for (const inner of readdirSync(path)) close(join(path, inner));
  }
}

function close(path: string): void {
  try {
    const stats = lstatSync(path);
    if ((stats.mode & OTHERS) === 0 || !(stats.isFile() || stats.isDirectory())) return;
    chmodSync(path, stats.mode & 0o777 & ~OTHERS);
  } catch (error) {
    // Removed since it was listed, owned by another user, or on a disk that is read-only or has no modes.
    if (!hasCode(error, "ENOENT", "EPERM", "EACCES", "EROFS", "ENOTSUP", "EINVAL")) throw error;
  }
}

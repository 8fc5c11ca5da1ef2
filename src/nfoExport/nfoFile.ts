import { randomBytes } from "node:crypto";
import { copyFile, lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { filmLocation } from "../intake/index.ts";

/** The extension of the copy that is kept of another program's file. */
const BACKUP_EXTENSION = ".bak";

/** The path of a video's NFO by Kodi's rule: in its folder, with the video's or the disc's name. */
export function nfoPathOf(videoPath: string): string {
  const { folder, stems } = filmLocation(videoPath);
  const own = basename(videoPath, extname(videoPath));
  const [stem = own] = stems;
  // Stems are lower case; the video's own name keeps its letters.
  return join(folder, `${stem === own.toLowerCase() ? own : stem}.nfo`);
}

/**
 * Writes a text atomically: a reader sees the old text or the new one. A link at the path is replaced; the file it leads
 * to is not touched.
 *
 * @param keepOld an existing file is kept under another name, once
 * @throws what the file system throws (`EACCES`, `EROFS`, `ENOSPC`)
 */
export async function writeTextAtomically(path: string, text: string, keepOld: boolean): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.part`);
  try {
    await using file = await open(part, "wx", 0o644);
    await file.writeFile(text, "utf8");
    await file.sync();
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  if (keepOld && (await exists(path)) && !(await exists(path + BACKUP_EXTENSION)))
    await copyFile(path, path + BACKUP_EXTENSION);
  await rename(part, path);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    // Nothing there, or not accessible: then writing fails.
    return false;
  }
}

import { randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { hasCode } from "../errors/index.ts";
import { type FolderHandle, filmLocation, type UserFiles } from "../intake/index.ts";

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

/** A folder of thousands of films. */
const MAX_NAMES = 20_000;

/** The path of an existing NFO whose name differs only in case (`heat.NFO`), otherwise the given path. */
export async function asSpelledOnDisk(path: string, userFiles: Pick<UserFiles, "openFolder">): Promise<string> {
  await using folder = await userFiles.openFolder(dirname(path));
  const name = basename(path);
  if (await folder.has(name)) return path;
  const entries = await folder.entries(MAX_NAMES);
  const found = entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  return found ? join(dirname(path), found.name) : path;
}

/**
 * Writes a text atomically: a reader sees the old text or the new one. A link at the path is replaced; the file it leads
 * to is not touched. A folder that was replaced by a link is not written to.
 *
 * @param keepOld an existing file is kept under another name, once
 * @throws what the file system throws (`EACCES`, `EROFS`, `ENOSPC`), `outside_allowed_roots`
 */
export async function writeTextAtomically(
  path: string,
  text: string,
  keepOld: boolean,
  userFiles: Pick<UserFiles, "openFolder">,
): Promise<void> {
  await using folder = await userFiles.openFolder(dirname(path));
  const name = basename(path);
  const part = partName(name);
  try {
    await writeNew(folder, part, text);
    if (keepOld) await keepOldFile(folder, name);
    await folder.rename(part, name);
  } catch (error) {
    await folder.remove(part);
    throw error;
  }
}

/** No scan takes it for something. */
function partName(name: string): string {
  return `.${name}.${randomBytes(6).toString("hex")}.part`;
}

async function writeNew(folder: FolderHandle, name: string, text: string): Promise<void> {
  await using file = await folder.create(name, 0o644);
  await file.writeFile(text, "utf8");
  await file.sync();
}

async function keepOldFile(folder: FolderHandle, name: string): Promise<void> {
  const kept = name + BACKUP_EXTENSION;
  if (!(await folder.has(name)) || (await folder.has(kept))) return;
  try {
    await using old = await folder.open(name);
    // A folder, a pipe: nothing to copy.
    if (!(await old.stat()).isFile()) return await folder.rename(name, kept);
    await copyWhole(folder, old, kept);
  } catch (error) {
    // A link is kept as a link: what it leads to is not read.
    if (!hasCode(error, "ELOOP", "outside_allowed_roots")) throw error;
    await folder.rename(name, kept);
  }
}

/** Named only once it is whole: half a copy would be taken for the one that is kept, and the old file be replaced. */
async function copyWhole(folder: FolderHandle, old: FileHandle, name: string): Promise<void> {
  const part = partName(name);
  try {
    await using copy = await folder.create(part, 0o644);
    // The streams close both; closing a file while a stream holds it would wait for ever.
    await pipeline(old.createReadStream(), copy.createWriteStream({ flush: true }));
    await folder.rename(part, name);
  } catch (error) {
    await folder.remove(part);
    throw error;
  }
}

/**
 * Reads the file at a path, if it has at most `maxBytes`.
 * @returns `none` where nothing is there, null where it cannot be read or is larger
 * @throws what opening the folder throws
 */
export async function readExisting(
  path: string,
  maxBytes: number,
  userFiles: Pick<UserFiles, "openFolder">,
): Promise<Uint8Array | null | "none"> {
  await using folder = await userFiles.openFolder(dirname(path));
  if (!(await folder.has(basename(path)))) return "none";
  try {
    await using file = await folder.open(basename(path));
    const stats = await file.stat();
    return stats.isFile() && stats.size <= maxBytes ? await file.readFile() : null;
  } catch {
    // A link, or not readable: then it is another program's.
    return null;
  }
}

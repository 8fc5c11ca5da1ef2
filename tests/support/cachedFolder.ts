import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { LibraryInUse, type LibraryLock, lockLibrary } from "../../src/store/lock.ts";
import { DEADLINES, eventually } from "./deadlines.ts";

/** Next to the packages, so that it is removed with them. */
export const CACHE = resolve("node_modules/.cache");

/**
 * A folder that is made once. It is filled under another name and renamed when it is whole: if it is there, it is
 * complete, even after a kill. Of several processes that want it at the same time one makes it, and the others wait.
 *
 * @throws what `make` throws; nothing is left then
 */
export async function cachedFolder(path: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const lock = await eventually(`${path} is made elsewhere`, () => tryLock(`${path}.lock`), DEADLINES.testMs);
  try {
    if (!existsSync(path)) await fill(path, make);
  } finally {
    lock.release();
  }
  return path;
}

async function fill(path: string, make: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    await make(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** The lock of a library serves: the system releases it when its process ends, however it ends. */
function tryLock(folder: string): LibraryLock | null {
  try {
    return lockLibrary(folder);
  } catch (error) {
    if (error instanceof LibraryInUse) return null;
    throw error;
  }
}

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** Next to the packages, so that it is removed with them. */
export const CACHE = resolve("node_modules/.cache");

/**
 * A folder that is made once. It is filled under another name and renamed when it is whole: if it is there, it is
 * complete, even after a kill or when two test runs make it at the same time.
 *
 * @throws what `make` throws; nothing is left then
 */
export async function cachedFolder(path: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    await make(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // The other run was faster.
    if (!existsSync(path)) throw error;
  }
  return path;
}

import { closeSync, constants, type Dirent } from "node:fs";
import { type FileHandle, lstat, open, opendir, rename, rmdir, unlink } from "node:fs/promises";
import { hasCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import type { AllowedRoots } from "./allowedRoots.ts";
import { openAllowed, openAllowedSync } from "./openAllowed.ts";
import { descriptorPath, ENTER_FOLDER, HAS_DESCRIPTOR_PATHS, READ_FILE, requireStillAt } from "./openWithoutLinks.ts";

/** A folder opened without following links. Its path may lead elsewhere by now. */
export interface OpenFolder {
  /** The folder's content is read below this path. Do not show or store it. */
  readonly accessPath: string;
  /** The real path. */
  readonly realPath: string;
}

/**
 * An opened folder of the user for reading, writing and deleting. Names are those of its entries; none can lead out of
 * it. On other systems than Linux each change first checks that the folder is still at its path.
 */
export interface FolderHandle extends OpenFolder, AsyncDisposable {
  /** Lists at most this many entries. @throws the file system's error when listing is not permitted */
  entries(limit: number): Promise<Dirent[]>;
  /** Whether an entry with that name exists; a link counts too. */
  has(name: string): Promise<boolean>;
  /** Opens a file for reading; a link is not followed. @throws the file system's error */
  open(name: string): Promise<FileHandle>;
  /** Creates a file; fails if the name exists. @throws the file system's error */
  create(name: string, mode: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a link but not its target. Does nothing if there is none. */
  remove(name: string): Promise<void>;
  /** Does nothing if it is not empty, or gone. */
  removeEmptyFolder(name: string): Promise<void>;
}

/** Opens a folder. Blocks: call it in a worker thread. @throws LinkInPath, or the file system's error */
export function openFolderSync(path: string, roots: AllowedRoots = []): OpenFolder & Disposable {
  const { handle: descriptor, realPath } = openAllowedSync(path, ENTER_FOLDER, roots);
  return {
    accessPath: HAS_DESCRIPTOR_PATHS ? descriptorPath(descriptor) : realPath,
    realPath,
    [Symbol.dispose]: () => closeSync(descriptor),
  };
}

/** Opens a folder to write or delete in it. @throws LinkInPath, or the file system's error */
export async function openFolder(path: string, roots: AllowedRoots = []): Promise<FolderHandle> {
  const { handle, realPath } = await openAllowed(path, ENTER_FOLDER, roots);
  const accessPath = HAS_DESCRIPTOR_PATHS ? descriptorPath(handle.fd) : realPath;
  const at = (name: string) => nativePaths.join(accessPath, nativePaths.basename(name));

  /** @returns the path of an entry, after checking that the folder is still at its path */
  async function entryPath(name: string): Promise<string> {
    if (!HAS_DESCRIPTOR_PATHS) await requireStillAt(handle, realPath);
    return at(name);
  }

  return {
    accessPath,
    realPath,
    async entries(limit) {
      await using entries = await opendir(accessPath);
      const found: Dirent[] = [];
      for await (const entry of entries) if (found.push(entry) >= limit) break;
      return found;
    },
    has: (name) => exists(at(name)),
    open: async (name) => open(await entryPath(name), READ_FILE),
    create: async (name, mode) => open(await entryPath(name), CREATE_FILE, mode),
    rename: async (from, to) => rename(await entryPath(from), at(to)),
    async remove(name) {
      await unlink(await entryPath(name)).catch(unlessCode("ENOENT"));
    },
    async removeEmptyFolder(name) {
      await rmdir(await entryPath(name)).catch(unlessCode("ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST", "EPERM"));
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

/** With `O_EXCL` a link at the path is not followed. */
const CREATE_FILE = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    // Missing or not accessible: writing will fail.
    return false;
  }
}

function unlessCode(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!hasCode(error, ...codes)) throw error;
  };
}

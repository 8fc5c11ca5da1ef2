import { closeSync, constants } from "node:fs";
import { type FileHandle, lstat, open, opendir, rename, rmdir, unlink } from "node:fs/promises";
import { hasCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import type { AllowedRoots } from "./allowedRoots.ts";
import { openAllowed, openAllowedSync } from "./openAllowed.ts";
import { descriptorPath, ENTER_FOLDER, HAS_DESCRIPTOR_PATHS, READ_FILE, requireStillAt } from "./openWithoutLinks.ts";

/** A folder that was opened without links; its path may lead elsewhere meanwhile. */
export interface OpenFolder {
  /** Everything in the folder is read below this path. Not to be shown or stored. */
  readonly accessPath: string;
  /** Where it is, without links. */
  readonly realPath: string;
}

/**
 * A folder of a person that is read, written or emptied. Names are those of its entries: no path leads out. Elsewhere
 * than on Linux each change first makes sure that the folder is still at its path.
 */
export interface HeldFolder extends OpenFolder, AsyncDisposable {
  /** @throws the file system's error where it may not be listed */
  isEmpty(): Promise<boolean>;
  /** Whether there is an entry of that name, a link included. */
  has(name: string): Promise<boolean>;
  /** For reading; a link is not followed. @throws the file system's error */
  open(name: string): Promise<FileHandle>;
  /** For writing; nothing may be there. @throws the file system's error */
  create(name: string, mode: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  /** A file or a link, not what it leads to. Nothing happens where there is none. */
  remove(name: string): Promise<void>;
  /** Nothing happens where it is not empty, or gone. */
  removeEmptyFolder(name: string): Promise<void>;
}

/** Opens a folder in a thread. @throws LinkInPath, or the file system's error */
export function openFolderSync(path: string, roots: AllowedRoots = []): OpenFolder & Disposable {
  const { handle: descriptor, realPath } = openAllowedSync(path, ENTER_FOLDER, roots);
  return {
    accessPath: HAS_DESCRIPTOR_PATHS ? descriptorPath(descriptor) : realPath,
    realPath,
    [Symbol.dispose]: () => closeSync(descriptor),
  };
}

/** Opens a folder in which something is written or removed. @throws LinkInPath, or the file system's error */
export async function openFolder(path: string, roots: AllowedRoots = []): Promise<HeldFolder> {
  const { handle, realPath } = await openAllowed(path, ENTER_FOLDER, roots);
  const accessPath = HAS_DESCRIPTOR_PATHS ? descriptorPath(handle.fd) : realPath;
  const at = (name: string) => nativePaths.join(accessPath, nativePaths.basename(name));

  /** @returns the path of an entry of the folder that was opened */
  async function unmoved(name: string): Promise<string> {
    if (!HAS_DESCRIPTOR_PATHS) await requireStillAt(handle, realPath);
    return at(name);
  }

  return {
    accessPath,
    realPath,
    async isEmpty() {
      await using entries = await opendir(accessPath);
      return (await entries.read()) === null;
    },
    has: (name) => exists(at(name)),
    open: async (name) => open(await unmoved(name), READ_FILE),
    create: async (name, mode) => open(await unmoved(name), CREATE_FILE, mode),
    rename: async (from, to) => rename(await unmoved(from), at(to)),
    async remove(name) {
      await unlink(await unmoved(name)).catch(unlessCode("ENOENT"));
    },
    async removeEmptyFolder(name) {
      await rmdir(await unmoved(name)).catch(unlessCode("ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST", "EPERM"));
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
    // Nothing there, or not accessible: then writing fails.
    return false;
  }
}

function unlessCode(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!hasCode(error, ...codes)) throw error;
  };
}

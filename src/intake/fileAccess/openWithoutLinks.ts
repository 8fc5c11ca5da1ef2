/**
 * Opens a path that contains no links, and checks this on the opened file: a folder that is replaced by a link while
 * the path is opened cannot lead elsewhere (CWE-367).
 *
 * On Linux each folder is opened relative to the one above it, through its descriptor. Elsewhere the path is compared
 * with the opened file afterwards; a folder that is swapped twice within microseconds may go unnoticed there.
 */
import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, realpathSync } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { CodedError } from "../../errors/index.ts";
import { isSameSpelling, nativePaths, resolveRealPath, resolveRealPathSync } from "../../paths/index.ts";

/** The path contains a link, or part of it was replaced by one while it was opened. */
export class LinkInPath extends CodedError<"outside_allowed_roots"> {
  override readonly name = "LinkInPath";
  constructor() {
    super("outside_allowed_roots");
  }
}

/** Linux's `O_PATH`, which Node does not export: opens a folder that may be entered but not listed. */
const O_PATH = 0o10000000;
const STEP = O_PATH | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Does not follow a link in place of the file, and does not block on a pipe. */
const NO_LINK = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export const READ_FILE = constants.O_RDONLY | NO_LINK;
/** Nothing is read from a folder's descriptor; on Linux it keeps referring to the folder when the path changes. */
export const ENTER_FOLDER = process.platform === "linux" ? STEP : constants.O_RDONLY | NO_LINK;

/** Whether an opened folder has a descriptor path, which no rename or link changes. */
export const HAS_DESCRIPTOR_PATHS = process.platform === "linux" && existsSync("/proc/self/fd");

/** The path of an opened file or folder, for this process. Only where `HAS_DESCRIPTOR_PATHS`. */
export function descriptorPath(descriptor: number): string {
  return `/proc/self/fd/${descriptor}`;
}

/** Blocks: call it in a worker thread. @throws LinkInPath, or the file system's error */
export function openWithoutLinksSync(path: string, flags: number, walk: boolean = HAS_DESCRIPTOR_PATHS): number {
  return walk ? walkSync(path, flags) : openAndCompareSync(path, flags);
}

/** @throws LinkInPath, or the file system's error */
export function openWithoutLinks(
  path: string,
  flags: number,
  walk: boolean = HAS_DESCRIPTOR_PATHS,
): Promise<FileHandle> {
  return walk ? walkAsync(path, flags) : openAndCompare(path, flags);
}

function walkSync(path: string, flags: number): number {
  const { folders, last } = stepsOf(path);
  let folder = openSync("/", STEP);
  try {
    for (const name of folders) {
      const next = openSync(`${descriptorPath(folder)}/${name}`, STEP);
      closeSync(folder);
      folder = next;
    }
    return openSync(`${descriptorPath(folder)}/${last}`, flags);
  } finally {
    closeSync(folder);
  }
}

async function walkAsync(path: string, flags: number): Promise<FileHandle> {
  const { folders, last } = stepsOf(path);
  let folder = await open("/", STEP);
  try {
    for (const name of folders) {
      const next = await open(`${descriptorPath(folder.fd)}/${name}`, STEP);
      await folder.close();
      folder = next;
    }
    return await open(`${descriptorPath(folder.fd)}/${last}`, flags);
  } finally {
    await folder.close();
  }
}

function stepsOf(path: string): { readonly folders: readonly string[]; readonly last: string } {
  const names = nativePaths.normalize(path).split("/").filter(Boolean);
  return { folders: names.slice(0, -1), last: names.at(-1) ?? "." };
}

function openAndCompareSync(path: string, flags: number): number {
  if (!isSameSpelling(resolveRealPathSync(path), path)) throw new LinkInPath();
  const descriptor = openSync(path, flags);
  try {
    const opened = fstatSync(descriptor, { bigint: true });
    if (!isSame(opened, lstatSync(path, { bigint: true })) || !isSameSpelling(resolveRealPathSync(path), path))
      throw new LinkInPath();
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

async function openAndCompare(path: string, flags: number): Promise<FileHandle> {
  if (!isSameSpelling(await resolveRealPath(path), path)) throw new LinkInPath();
  const handle = await open(path, flags);
  try {
    await requireStillAt(handle, path);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Checks that an opened file or folder is still at its path, for systems without descriptor paths.
 * @throws LinkInPath when something else is at the path
 */
export async function requireStillAt(handle: FileHandle, path: string): Promise<void> {
  const opened = await handle.stat({ bigint: true });
  if (!isSame(opened, await lstat(path, { bigint: true })) || !isSameSpelling(await resolveRealPath(path), path))
    throw new LinkInPath();
}

interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

function isSame(a: Identity, b: Identity): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** The real path, as far as it exists. @throws the file system's error */
export function nativeRealPath(path: string): string {
  return realpathSync.native(path);
}

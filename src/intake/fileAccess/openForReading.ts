import { closeSync, fstatSync, readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { ReadAt } from "../container/completeness.ts";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type FileStat, toFileStat } from "./fileStat.ts";
import { openAllowed, openAllowedSync } from "./openAllowed.ts";
import { READ_FILE } from "./openWithoutLinks.ts";

/** Closes itself at the end of a `using` block. */
export interface OpenFile extends Disposable {
  readonly stat: FileStat;
  readonly readAt: ReadAt;
}

/**
 * Opens a file for reading. Blocks: call it in a worker thread.
 * @param roots where a link that is now in the path may lead
 * @throws LinkInPath, or the file system's error
 */
export function openForReading(path: string, roots: AllowedRoots = []): OpenFile {
  const { handle: descriptor, realPath } = openAllowedSync(path, READ_FILE, roots);
  try {
    return {
      stat: toFileStat(fstatSync(descriptor, { bigint: true }), realPath),
      readAt: (offset, length) => readAt(descriptor, offset, length),
      [Symbol.dispose]: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** A file that was opened, and where it is without links. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly realPath: string;
}

/**
 * Opens a file for streaming or for a child process. The caller closes the handle.
 * @throws LinkInPath, or the file system's error
 */
export function openFileHandle(path: string, roots: AllowedRoots): Promise<OpenedFile> {
  return openAllowed(path, READ_FILE, roots);
}

/** Offsets come from the file itself and may be absurd: there is nothing at such places. */
function readAt(descriptor: number, offset: number, length: number): Buffer {
  if (!Number.isSafeInteger(offset) || offset < 0) return Buffer.alloc(0);
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const read = readSync(descriptor, bytes, filled, length - filled, offset + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}

import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync, realpathSync } from "node:fs";
import { CodedError } from "../../errors/index.ts";
import { isSameSpelling } from "../../paths/index.ts";
import type { ReadAt } from "../container/completeness.ts";
import { type FileStat, toFileStat } from "./fileStat.ts";

// A link put in the file's place is not followed; a pipe put there does not make the program wait.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Closes itself at the end of a `using` block. */
export interface OpenFile extends Disposable {
  readonly stat: FileStat;
  readonly readAt: ReadAt;
}

/** A link replaced the file, or a folder above it, after its path was checked and before it was opened. */
export class ReplacedWhileOpening extends CodedError<"outside_allowed_roots"> {
  override readonly name = "ReplacedWhileOpening";
  constructor() {
    super("outside_allowed_roots");
  }
}

/**
 * Opens a path without links and makes sure that this very file was opened.
 * @throws ReplacedWhileOpening, or the file system's error
 */
export function openForReading(realPath: string): OpenFile {
  const descriptor = openSync(realPath, FLAGS);
  try {
    if (!isSameFile(descriptor, realPath)) throw new ReplacedWhileOpening();
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

/**
 * Linux tells what a descriptor is of. Elsewhere the path is resolved once more, and names come back as they are
 * stored, whose case and accents may be written otherwise than asked for.
 */
function isSameFile(descriptor: number, path: string): boolean {
  if (process.platform !== "linux") return isSameSpelling(realpathSync.native(path), path);
  return readlinkSync(`/proc/self/fd/${descriptor}`) === path;
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

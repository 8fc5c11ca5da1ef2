import type { FileHandle } from "node:fs/promises";
import { CodedError } from "../../errors/index.ts";
import { sniffContainer } from "../container/sniffContainer.ts";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type OpenedFile, openFileHandle } from "./openForReading.ts";
import { LinkInPath } from "./openWithoutLinks.ts";

const HEAD_BYTES = 64 * 1_024;

/**
 * Opens a film's file whose bytes, subtitles or images are sent to users; the caller closes it. A path in the
 * database is not trusted, because rows can come from a restored backup: the opened file must not be one of the
 * program's own, and must begin like a video.
 * @param isPrivate whether a real path is one of the program's own
 * @throws CodedError `file_gone`, `not_a_video`; LinkInPath, or the file system's error
 */
export async function openVideo(
  path: string,
  roots: AllowedRoots,
  isPrivate: (realPath: string) => boolean,
): Promise<OpenedFile> {
  const opened = await openFileHandle(path, roots);
  const { handle, realPath } = opened;
  try {
    if (isPrivate(realPath)) throw new LinkInPath();
    await requireVideo(handle);
    return opened;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function requireVideo(handle: FileHandle): Promise<void> {
  const stats = await handle.stat();
  if (!stats.isFile() || stats.size === 0) throw new CodedError("file_gone");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  if (sniffContainer(buffer.subarray(0, bytesRead)).kind !== "container") throw new CodedError("not_a_video");
}

import type { FileHandle } from "node:fs/promises";
import type { OpenedFile } from "../fileAccess/openForReading.ts";
import { descriptorPath, HAS_DESCRIPTOR_PATHS, requireStillAt } from "../fileAccess/openWithoutLinks.ts";
import { type RunEnd, type RunLimits, runLimited } from "./runLimited.ts";

export type FileRunEnd =
  | RunEnd
  /** The file is gone or was replaced: nothing of it was read. */
  | { readonly kind: "not_opened"; readonly error: Error };

/** The first descriptor after stdin, stdout and stderr. */
const INHERITED = 3;

/**
 * Runs ffmpeg or ffprobe on one file, within limits. The file is opened without following links. On Linux the program
 * inherits the open file; elsewhere it gets the path, and its output is discarded if the file at that path was replaced
 * meanwhile.
 *
 * @param open the film; it is closed here
 * @param argumentsFor of the program, for the path at which it reads the file
 * @throws the signal's reason
 */
export async function runOnFile(
  program: string,
  open: () => Promise<OpenedFile>,
  argumentsFor: (inputPath: string) => readonly string[],
  limits: RunLimits,
): Promise<FileRunEnd> {
  let handle: FileHandle | undefined;
  try {
    const opened = await open();
    ({ handle } = opened);
    if (HAS_DESCRIPTOR_PATHS)
      return await runLimited(program, argumentsFor(descriptorPath(INHERITED)), { ...limits, inherited: handle.fd });
    const end = await runLimited(program, argumentsFor(opened.realPath), limits);
    await requireStillAt(handle, opened.realPath);
    return end;
  } catch (error) {
    limits.signal?.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    return { kind: "not_opened", error };
  } finally {
    await handle?.close();
  }
}

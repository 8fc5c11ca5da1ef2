import { errorCode } from "../../errors/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openForReading } from "../fileAccess/openForReading.ts";
import { refuseFor } from "../scan/inspectedPath.ts";
import { lostAttempt, type ProbeAttempt, readMedia } from "./readMedia.ts";

export interface ProbeFilesInput {
  readonly paths: readonly string[];
  /** Where links that are now in a path may lead. */
  readonly roots?: AllowedRoots;
  /**
   * Shared with the main thread: its one number is the index of the file being read, -1 before the first. Where it
   * does not change any more, the parser hangs on that file.
   */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

/** Reads the headers of each file, in order, in a thread of the `media` pool that may be terminated at any moment. */
export async function probeFiles({ paths, roots = [], progress }: ProbeFilesInput): Promise<ProbeAttempt[]> {
  const attempts: ProbeAttempt[] = [];
  for (const [index, path] of paths.entries()) {
    Atomics.store(progress, 0, index);
    attempts.push(await probeFile(path, roots));
  }
  return attempts;
}

async function probeFile(path: string, roots: AllowedRoots): Promise<ProbeAttempt> {
  try {
    using file = openForReading(path, roots);
    if (!file.stat.isFile) return { kind: "refused", code: "not_a_video", fact: "special file" };
    return await readMedia(file);
  } catch (error) {
    // Not a file system error: the content confused the reader, and ffprobe may succeed.
    if (errorCode(error) === undefined || error instanceof RangeError) return lostAttempt("reader failed");
    const { code, fact } = refuseFor(path, error);
    return { kind: "refused", code: code === "not_found" || code === "in_use" ? code : "unreadable", fact };
  }
}

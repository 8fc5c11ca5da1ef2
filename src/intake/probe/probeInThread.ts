import type { TaskRunner } from "../../workers/index.ts";
import { isOutOfFiles } from "../scan/inspectedPath.ts";
import { intakeTasks } from "../tasks.ts";
import type { ProbeFilesInput } from "./probeFiles.ts";
import type { ProbeAttempt } from "./readMedia.ts";

const LOOKS_A_FILE = 10;

type ThreadEnd =
  | { readonly kind: "read"; readonly attempts: ProbeAttempt[] }
  /** The thread was ended, or ended itself (out of memory), while it read the file of this index. */
  | { readonly kind: "lost"; readonly stuckAt: number; readonly fact: string };

/**
 * Reads files in a thread and watches its progress: when one file takes longer than `maxFileMs`, the thread is ended.
 * @throws the signal's reason
 */
export async function probeInThread(
  workers: TaskRunner,
  files: Omit<ProbeFilesInput, "progress">,
  maxFileMs: number,
  signal: AbortSignal | undefined,
): Promise<ThreadEnd> {
  const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1);
  const stuck = new AbortController();
  const timer = watchProgress(progress, maxFileMs, () => stuck.abort());
  try {
    const either = signal ? AbortSignal.any([signal, stuck.signal]) : stuck.signal;
    const attempts = await workers.run(intakeTasks.probeFiles, { ...files, progress }, { signal: either });
    return { kind: "read", attempts };
  } catch (error) {
    signal?.throwIfAborted();
    if (isOutOfFiles(error)) throw error;
    const stuckAt = Atomics.load(progress, 0);
    // The thread was lost before the first file: no file is the cause, and another try would end the same way.
    if (stuckAt < 0) throw error;
    return { kind: "lost", stuckAt, fact: stuck.signal.aborted ? "parser stopped" : "parser failed" };
  } finally {
    clearInterval(timer);
  }
}

function watchProgress(progress: Int32Array<SharedArrayBuffer>, maxMs: number, onStuck: () => void) {
  let seen = -1;
  let stoodStill = 0;
  return setInterval(() => {
    const now = Atomics.load(progress, 0);
    stoodStill = now === seen && now >= 0 ? stoodStill + 1 : 0;
    seen = now;
    if (stoodStill >= LOOKS_A_FILE) onStuck();
  }, maxMs / LOOKS_A_FILE);
}

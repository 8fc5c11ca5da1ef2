import PQueue from "p-queue";
import type { Workers } from "../../workers/index.ts";
import type { MediaProgram } from "../ffmpeg/mediaPrograms.ts";
import { probeWithFfprobe } from "./ffprobe.ts";
import type { ProbeAttempt, ProbeOutcome } from "./probedMedia.ts";
import { probeInThread } from "./probeInThread.ts";

const FILES_AT_ONCE = 16;
/** mediabunny reads a file in about a millisecond; what takes this long would not end. */
const MAX_FILE_MS = 5_000;
const PROCESSES_AT_ONCE = 2;

export interface ProbeOptions {
  readonly workers: Pick<Workers, "run">;
  /** The second opinion; null where no ffprobe was found: what mediabunny cannot read is then unreadable. */
  readonly ffprobe: MediaProgram | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the headers of films, absolute paths in, one outcome a path, in the same order. Nothing that a file holds
 * makes it throw or wait longer than ten seconds for that file.
 * @throws the signal's reason
 */
export async function probe(paths: readonly string[], options: ProbeOptions): Promise<ProbeOutcome[]> {
  const groups: string[][] = [];
  for (let at = 0; at < paths.length; at += FILES_AT_ONCE) groups.push(paths.slice(at, at + FILES_AT_ONCE));
  const processes = new PQueue({ concurrency: PROCESSES_AT_ONCE });
  const outcomes = await Promise.all(groups.map((group) => probeGroup(group, processes, options)));
  return outcomes.flat();
}

async function probeGroup(paths: readonly string[], processes: PQueue, options: ProbeOptions): Promise<ProbeOutcome[]> {
  const attempts = await attemptAll(paths, options);
  return Promise.all(
    attempts.map((attempt, index) =>
      attempt.kind === "unsure"
        ? processes.add(() => secondOpinion(paths[index]!, attempt.fact, options), { signal: options.signal })
        : attempt,
    ),
  );
}

/** When a thread had to be ended, the culprit is left to ffprobe and the others are read again. */
async function attemptAll(paths: readonly string[], { workers, signal }: ProbeOptions): Promise<ProbeAttempt[]> {
  const attempts = new Map<string, ProbeAttempt>();
  for (let left = [...paths]; left.length > 0; left = paths.filter((path) => !attempts.has(path))) {
    const end = await probeInThread(workers, left, MAX_FILE_MS, signal);
    if (end.kind === "read") for (const [index, attempt] of end.attempts.entries()) attempts.set(left[index]!, attempt);
    else attempts.set(left[end.culprit]!, { kind: "unsure", fact: end.fact });
  }
  return paths.map((path) => attempts.get(path)!);
}

function secondOpinion(path: string, fact: string, { ffprobe, signal }: ProbeOptions): Promise<ProbeOutcome> {
  if (!ffprobe) return Promise.resolve({ kind: "refused", code: "unreadable", fact });
  return probeWithFfprobe(path, ffprobe.path, signal);
}

import PQueue from "p-queue";
import type { Workers } from "../../workers/index.ts";
import type { MediaProgram } from "../ffmpeg/mediaPrograms.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { probeWithFfprobe } from "./ffprobe.ts";
import type { ProbeAttempt, ProbeOutcome } from "./probedMedia.ts";
import { probeInThread } from "./probeInThread.ts";

const FILES_AT_ONCE = 16;
/** mediabunny reads a file in about a millisecond; one that takes this long would not end. */
const MAX_FILE_MS = 5_000;
const PROCESSES_AT_ONCE = 2;

export interface ProbeOptions {
  readonly workers: Pick<Workers, "run">;
  /** For files that mediabunny cannot read; null where no ffprobe was found: those are then unreadable. */
  readonly ffprobe: MediaProgram | null;
  /** Where links that are now in a path may lead. */
  readonly roots?: AllowedRoots;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the headers of films. No content of a file makes it throw, or wait longer than ten seconds for that file.
 * @param paths absolute
 * @returns one outcome a path, in their order
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
    paths.map((path) => {
      const attempt = attempts.get(path) ?? { kind: "unsure", fact: "not read" };
      if (attempt.kind !== "unsure") return attempt;
      return processes.add(() => askFfprobe(path, attempt.fact, options), { signal: options.signal });
    }),
  );
}

/** When the thread had to be ended, the file it was reading is left to ffprobe and the others are read again. */
async function attemptAll(
  paths: readonly string[],
  { workers, roots, signal }: ProbeOptions,
): Promise<ReadonlyMap<string, ProbeAttempt>> {
  const attempts = new Map<string, ProbeAttempt>();
  for (let left = [...paths]; left.length > 0; left = paths.filter((path) => !attempts.has(path))) {
    const end = await probeInThread(workers, { paths: left, roots }, MAX_FILE_MS, signal);
    for (const [index, path] of left.entries()) {
      const attempt = end.kind === "read" ? end.attempts[index] : lostAttempt(end, index);
      if (attempt) attempts.set(path, attempt);
    }
  }
  return attempts;
}

function lostAttempt(
  end: { readonly stuckAt: number; readonly fact: string },
  index: number,
): ProbeAttempt | undefined {
  return index === end.stuckAt ? { kind: "unsure", fact: end.fact } : undefined;
}

function askFfprobe(path: string, fact: string, { ffprobe, roots, signal }: ProbeOptions): Promise<ProbeOutcome> {
  if (!ffprobe) return Promise.resolve({ kind: "refused", code: "unreadable", fact });
  return probeWithFfprobe(path, ffprobe.path, signal, roots);
}

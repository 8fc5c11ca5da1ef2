import PQueue from "p-queue";
import type { Workers } from "../../workers/index.ts";
import type { MediaProgram } from "../ffmpeg/mediaPrograms.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { reachesItsEnd } from "./endCheck.ts";
import { probeWithFfprobe } from "./ffprobe.ts";
import type { ProbedMedia, ProbeOutcome, ProbeRefusalCode } from "./probedMedia.ts";
import { probeInThread } from "./probeInThread.ts";
import { lostAttempt, type ProbeAttempt, type UnsureAttempt } from "./readMedia.ts";
import { withHeaders } from "./withHeaders.ts";

const FILES_AT_ONCE = 16;
/** mediabunny reads a file in about a millisecond; one that takes this long would not end. */
const MAX_FILE_MS = 5_000;
const PROCESSES_AT_ONCE = 2;

export interface ProbeOptions {
  readonly workers: Pick<Workers, "run">;
  /** Used for all but the simplest files. Null when no ffprobe was found: then only mediabunny's data is available. */
  readonly ffprobe: MediaProgram | null;
  /** Where links that are now in a path may lead. */
  readonly roots?: AllowedRoots;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the headers of films. No file content makes it throw or take longer than a few seconds.
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
      const attempt = attempts.get(path) ?? lostAttempt("not read");
      if (attempt.kind !== "unsure") return attempt;
      return processes.add(() => decide(path, attempt, options), { signal: options.signal });
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
      const isStuck = end.kind === "lost" && index === end.stuckAt;
      const attempt = end.kind === "read" ? end.attempts[index] : isStuck && lostAttempt(end.fact);
      if (attempt) attempts.set(path, attempt);
    }
  }
  return attempts;
}

/** Failures of the program or machine rather than the file: mediabunny's partial data is used instead. */
const NOT_THE_FILE: ReadonlySet<ProbeRefusalCode> = new Set(["program_missing", "program_crashed", "damaged"]);

async function decide(path: string, attempt: UnsureAttempt, options: ProbeOptions): Promise<ProbeOutcome> {
  const { ffprobe, signal, roots } = options;
  const { cut, fact, headers, media } = attempt;
  const outcome: ProbeOutcome = ffprobe
    ? await probeWithFfprobe(path, ffprobe.path, { signal, roots })
    : { kind: "refused", code: "program_missing", fact };
  if (outcome.kind === "probed") {
    const known = withHeaders(outcome.media, headers);
    return cut === null || !ffprobe ? { kind: "probed", media: known } : judgeCut(path, known, cut, attempt, options);
  }
  const isUnreadable = NOT_THE_FILE.has(outcome.code);
  if (cut !== null && isUnreadable) return { kind: "refused", code: "truncated", fact: cut };
  return media && isUnreadable ? { kind: "probed", media, isPartial: true } : outcome;
}

/** The structure indicates a truncated file; players still play it if its end is present. */
async function judgeCut(
  path: string,
  media: ProbedMedia,
  cut: string,
  { headers }: UnsureAttempt,
  { ffprobe, signal, roots }: ProbeOptions,
): Promise<ProbeOutcome> {
  const durationSeconds = headers.announcedSeconds ?? media.durationSeconds;
  if (headers.isOpenEnded || !ffprobe || durationSeconds === null) return { kind: "probed", media, doubt: cut };
  const isThere = await reachesItsEnd(path, durationSeconds, ffprobe.path, { signal, roots });
  return isThere ? { kind: "probed", media } : { kind: "refused", code: "truncated", fact: cut };
}

import { type Jobs, MAX_ATTEMPTS, type UncheckedOutcome } from "../../jobs/index.ts";
import { wholeMs } from "../../time/wholeMs.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { ProbedMedia, ProbeOutcome } from "../probe/index.ts";
import type { FileReadiness } from "../stability/fileReadiness.ts";
import { STABLE_AFTER_MS } from "../stability/stabilityTracker.ts";

/** How long an incomplete file may stay unchanged before it is reported as broken. */
const MAX_INCOMPLETE_MS = 10 * 60_000;
const MAX_WAIT_MS = 60_000;
/** The delay before a retry of a file that another program has locked. */
const IN_USE_WAIT_MS = 10_000;

export interface ProbedFile {
  readonly record: FileRecord;
  readonly readiness: Extract<FileReadiness, { kind: "ready" }>;
  /** 1 on the first try. */
  readonly attempt: number;
}

interface Parts {
  readonly files: FileRecords;
  readonly jobs: Jobs;
}

/** The consequence of a probe result for the file: accept, wait, retry or refuse. */
export function settleProbe(file: ProbedFile, outcome: ProbeOutcome | undefined, parts: Parts): UncheckedOutcome {
  if (!outcome) return { kind: "failed", error: { code: "unexpected" }, retry: true };
  const { record, readiness } = file;
  const mayStillGrow = record.state === "arriving" && readiness.unchangedMs < MAX_INCOMPLETE_MS;
  if (outcome.kind === "probed")
    return outcome.doubt && mayStillGrow ? waitForRest(file, parts) : accept(file, outcome.media, parts);
  if (outcome.code === "in_use") return waitForOtherProgram(file, parts);
  return mayStillGrow ? waitForRest(file, parts) : refuse(file, outcome, parts);
}

function accept({ record, readiness }: ProbedFile, media: ProbedMedia, { files, jobs }: Parts): UncheckedOutcome {
  return {
    kind: "done",
    apply() {
      files.setMedia(record.id, media, media.durationSeconds ?? null);
      if (readiness.fingerprint !== null) files.contents.setFingerprint(record.id, readiness.fingerprint);
      files.setState(record.id, "identifying");
      jobs.enqueue({ kind: "identify", subject: "file", subjectId: record.id, uniqueKey: `identify:${record.id}` });
    },
  };
}

/** Waits without a limit for a file that another program has locked, because the file is complete and undamaged. */
function waitForOtherProgram({ record }: ProbedFile, { files }: Parts): UncheckedOutcome {
  return {
    kind: "deferred",
    delayMs: IN_USE_WAIT_MS,
    error: { code: "in_use" },
    apply: () => files.setState(record.id, "arriving", { code: "in_use" }),
  };
}

function waitForRest({ record, readiness }: ProbedFile, { files }: Parts): UncheckedOutcome {
  return {
    kind: "deferred",
    delayMs: wholeMs(Math.min(Math.max(readiness.unchangedMs, STABLE_AFTER_MS), MAX_WAIT_MS)),
    error: { code: "incomplete" },
    apply: () => files.setState(record.id, "arriving", { code: "incomplete" }),
  };
}

function refuse(
  { record, attempt }: ProbedFile,
  { code, fact }: Extract<ProbeOutcome, { kind: "refused" }>,
  { files }: Parts,
): UncheckedOutcome {
  const error = { code, fact: fact ?? undefined };
  // A sleeping drive or a busy network may respond faster next time.
  const isRetried = code === "too_slow" && attempt < MAX_ATTEMPTS;
  return {
    kind: "failed",
    error,
    retry: isRetried,
    apply: () => files.setState(record.id, isRetried ? "queued" : "failed", error),
  };
}

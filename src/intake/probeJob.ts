import { stat } from "node:fs/promises";
import type { Events } from "../events/index.ts";
import type { JobKind, Jobs, Outcome } from "../jobs/index.ts";
import type { Store } from "../store/index.ts";
import type { FileRecord, FileRecords } from "./fileRecords.ts";
import type { ProbeOutcome } from "./probe/index.ts";
import { STANDSTILL_MS } from "./recordFiles.ts";

export interface ProbeParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: { now(): number };
  probe(paths: readonly string[], signal: AbortSignal): Promise<readonly ProbeOutcome[]>;
  /** In the paths' order; null for what cannot be read. */
  fingerprintsOf(paths: readonly string[], signal: AbortSignal): Promise<readonly (string | null)[]>;
}

/** How long a file that stands still half-way is waited for before its defect is said. */
const PATIENCE_MS = 10 * 60_000;
const LONGEST_WAIT_MS = 60_000;
/** How often a file that another program holds is asked for again. */
const IN_USE_WAIT_MS = 10_000;

/** Reads containers, sixteen files at a time; what is read is kept and identification follows. */
export function probeJob(parts: ProbeParts): JobKind {
  return {
    kind: "probe",
    concurrency: 2,
    batchSize: 16,
    priority: 50,
    timeoutMs: 120_000,
    async run(jobs, { signal }) {
      const records = jobs.map((job) => parts.files.byId(job.subjectId ?? 0));
      parts.store.write(() => parts.files.setStates(present(records), "probing"));
      const standing = await Promise.all(records.map((record) => standingOf(record, parts.clock.now())));
      const ready = records.filter((record, index) => record && standing[index]?.kind === "still") as FileRecord[];
      const probed = await parts.probe(
        ready.map((record) => record.path),
        signal,
      );
      const outcomeOf = new Map(ready.map((record, index) => [record.id, probed[index]]));
      const fingerprintOf = await missingFingerprints(ready, parts, signal);
      const outcomes = records.map((record, index): Outcome => {
        if (!record) return { kind: "done" };
        const stand = standing[index]!;
        if (stand.kind !== "still") return notReady(record, stand, parts);
        return settled(
          record,
          outcomeOf.get(record.id),
          { ...stand, fingerprint: fingerprintOf.get(record.id) },
          parts,
        );
      });
      parts.events.emit({ type: "file.changed", count: jobs.length, fileIds: present(records) });
      return outcomes;
    },
  };
}

type Standing =
  | { readonly kind: "still"; readonly ageMs: number }
  | { readonly kind: "moving"; readonly sizeBytes: number; readonly mtimeMs: number }
  | { readonly kind: "gone" };

async function standingOf(record: FileRecord | undefined, now: number): Promise<Standing> {
  if (!record) return { kind: "gone" };
  try {
    const { size, mtimeMs } = await stat(record.path);
    const isSame = size === record.sizeBytes && mtimeMs === record.mtimeMs;
    const ageMs = now - mtimeMs;
    return isSame && ageMs >= STANDSTILL_MS ? { kind: "still", ageMs } : { kind: "moving", sizeBytes: size, mtimeMs };
  } catch {
    // Gone between the record and now; its absence is a state of the file, said below.
    return { kind: "gone" };
  }
}

/** Of files that grew since they were recorded: what they hold now tells them apart from now on. */
async function missingFingerprints(ready: readonly FileRecord[], parts: ProbeParts, signal: AbortSignal) {
  const without = ready.filter(({ fingerprint }) => fingerprint === null);
  if (without.length === 0) return new Map<number, string | null>();
  const fingerprints = await parts.fingerprintsOf(
    without.map(({ path }) => path),
    signal,
  );
  return new Map(without.map(({ id }, index) => [id, fingerprints[index] ?? null]));
}

function notReady(record: FileRecord, standing: Standing, { files, clock }: ProbeParts): Outcome {
  if (standing.kind !== "moving") {
    return { kind: "done", apply: () => files.markGone(record.id, clock.now()) };
  }
  const { sizeBytes, mtimeMs } = standing;
  return {
    kind: "deferred",
    delayMs: STANDSTILL_MS,
    apply: () =>
      files.replaceContent(
        record.id,
        // The fingerprint is of what was there a moment ago: taken again once the file stands still.
        {
          path: record.path,
          sizeBytes,
          mtimeMs,
          fingerprint: sizeBytes === record.sizeBytes ? record.fingerprint : null,
        },
        sizeBytes === record.sizeBytes ? "queued" : "arriving",
      ),
  };
}

function settled(
  record: FileRecord,
  outcome: ProbeOutcome | undefined,
  standing: { readonly ageMs: number; readonly fingerprint?: string | null },
  { files, jobs }: ProbeParts,
): Outcome {
  if (!outcome) return { kind: "failed", error: { code: "unexpected" }, retry: true };
  if (outcome.kind === "probed") {
    const { media } = outcome;
    return {
      kind: "done",
      apply() {
        files.keepMedia(record.id, media, media.durationSeconds ?? null);
        if (standing.fingerprint) files.setFingerprint(record.id, standing.fingerprint);
        files.setState(record.id, "identifying");
        jobs.enqueue({ kind: "identify", subject: "file", subjectId: record.id, uniqueKey: `identify:${record.id}` });
      },
    };
  }
  // However long: it is whole, and nothing is wrong with it.
  if (outcome.code === "in_use") {
    return {
      kind: "deferred",
      delayMs: IN_USE_WAIT_MS,
      error: { code: "in_use" },
      apply: () => files.setState(record.id, "arriving", { code: "in_use" }),
    };
  }
  const mayStillGrow = record.state === "arriving" && standing.ageMs < PATIENCE_MS;
  if (mayStillGrow) {
    return {
      kind: "deferred",
      delayMs: Math.min(Math.max(standing.ageMs, STANDSTILL_MS), LONGEST_WAIT_MS),
      error: { code: "incomplete" },
      apply: () => files.setState(record.id, "arriving", { code: "incomplete" }),
    };
  }
  const error = { code: outcome.code, fact: outcome.fact ?? undefined };
  return {
    kind: "failed",
    error,
    retry: false,
    apply: () => files.setState(record.id, "failed", error),
  };
}

function present(records: readonly (FileRecord | undefined)[]): number[] {
  return records.flatMap((record) => (record ? [record.id] : []));
}

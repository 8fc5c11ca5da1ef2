import type { Events } from "../../events/index.ts";
import { type JobHandler, type Jobs, type Outcome, onlyIf, type UncheckedOutcome } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { wholeMs } from "../../time/wholeMs.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { isUnchangedRecord } from "../files/unchangedRecord.ts";
import type { ProbeOutcome } from "../probe/index.ts";
import type { FoundFile } from "../reconcile/index.ts";
import { checkReadiness, type FileReadiness, type ReadinessParts } from "../stability/fileReadiness.ts";
import { STABLE_AFTER_MS } from "../stability/stabilityTracker.ts";
import { type IsAway, type MarkMissingParts, settleAbsence } from "./markMissingJob.ts";
import { settleProbe } from "./settleProbe.ts";

export interface ProbeParts extends ReadinessParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly drives: MarkMissingParts["drives"];
  probe(paths: readonly string[], signal: AbortSignal): Promise<readonly ProbeOutcome[]>;
  /** Another content is at a recorded path: it is recorded like any file that a scan finds. */
  record(found: readonly FoundFile[], signal: AbortSignal): Promise<unknown>;
}

/** Probes files, sixteen at a time, keeps what they hold and queues their identification. */
export function probeJob(parts: ProbeParts): JobHandler<"probe"> {
  return {
    kind: "probe",
    concurrency: 2,
    batchSize: 16,
    priority: 50,
    timeoutMs: 120_000,
    async run(jobs, { signal }) {
      const records = jobs.map((job) => parts.files.inLibrary(job.subjectId ?? 0));
      const known = records.filter((record) => record !== undefined);
      parts.store.writeRelaxed(() =>
        parts.files.setStates(
          known.map(({ id }) => id),
          "probing",
        ),
      );
      const readinessById = await checkReadiness(known, parts, signal);
      const others = [...readinessById.values()].flatMap((stand) => (stand.kind === "replaced" ? [stand.found] : []));
      if (others.length > 0) await parts.record(others, signal);

      const ready = known.filter(({ id }) => readinessById.get(id)?.kind === "ready");
      const probed = await parts.probe(
        ready.map((record) => record.path),
        signal,
      );
      const isAway = parts.drives.awayCheck();
      const outcomeOf = new Map(ready.map((record, index) => [record.id, probed[index]]));
      return records.map((record, index): Outcome => {
        const readiness = record && readinessById.get(record.id);
        if (!readiness) return { kind: "done" };
        const outcome =
          readiness.kind === "ready"
            ? settleProbe({ record, readiness, attempt: jobs[index]?.attempt ?? 1 }, outcomeOf.get(record.id), parts)
            : defer(record, readiness, { ...parts, isAway });
        // Moved, replaced or forgotten while it was probed: the outcome is that of another file.
        return onlyIf(isUnchangedRecord(parts.files, record), outcome);
      });
    },
    afterSettled(jobs) {
      const fileIds = jobs.flatMap(({ subjectId }) => subjectId ?? []);
      parts.events.emit({ type: "file.changed", count: jobs.length, fileIds });
    },
    onGivenUp({ subjectId }, error) {
      const file = parts.files.inLibrary(subjectId ?? 0);
      // Otherwise it would be shown as being read for ever.
      if (file && UNREAD.has(file.state)) parts.files.setState(file.id, "failed", error);
    },
  };
}

const UNREAD: ReadonlySet<string> = new Set(["queued", "probing", "arriving"]);

function defer(
  record: FileRecord,
  readiness: Exclude<FileReadiness, { kind: "ready" }>,
  { files, clock, isAway }: ProbeParts & { readonly isAway: IsAway },
): UncheckedOutcome {
  switch (readiness.kind) {
    case "missing":
      return {
        kind: "done",
        apply() {
          files.markMissing(record.id, clock.now());
          settleAbsence(record, files, isAway);
        },
      };
    case "replaced":
      return { kind: "deferred", delayMs: STABLE_AFTER_MS };
    case "unsettled":
      return {
        kind: "deferred",
        delayMs: wholeMs(STABLE_AFTER_MS - readiness.unchangedMs + 1),
        apply: () => files.setState(record.id, record.state === "arriving" ? "arriving" : "queued"),
      };
    case "growing": {
      const { found } = readiness;
      const state = found.isWhole ? "queued" : "arriving";
      return {
        kind: "deferred",
        delayMs: STABLE_AFTER_MS,
        apply: () => files.contents.replace(record.id, found, state, clock.now()),
      };
    }
  }
}

export function queueProbe(jobs: Jobs, fileId: number, delayMs: number): number {
  return jobs.enqueue({ kind: "probe", subject: "file", subjectId: fileId, uniqueKey: `probe:${fileId}`, delayMs });
}

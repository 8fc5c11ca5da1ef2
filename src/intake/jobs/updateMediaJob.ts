import type { Events } from "../../events/index.ts";
import { type JobHandler, type Outcome, onlyIf } from "../../jobs/index.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { isUnchangedRecord } from "../files/unchangedRecord.ts";
import type { ProbeOutcome, ProbeRefusalCode } from "../probe/index.ts";

export interface UpdateMediaParts {
  readonly files: FileRecords;
  readonly events: Events;
  probe(paths: readonly string[], signal: AbortSignal): Promise<readonly ProbeOutcome[]>;
}

/** A drive that is away may be back by then. The longest time that a job may wait. */
const ABSENT_RETRY_MS = 3_600_000;
/** What says nothing of the file: it is not there, or cannot be read now. */
const ABSENT: ReadonlySet<ProbeRefusalCode> = new Set(["not_found", "unreadable", "in_use"]);

/**
 * Probes files again that an earlier version probed, which read less of them. Their state, their film and what was known
 * of them stay, also where a file cannot be read. One that is away is probed when it is back.
 */
export function updateMediaJob({ files, events, probe }: UpdateMediaParts): JobHandler<"update_media"> {
  return {
    kind: "update_media",
    concurrency: 1,
    batchSize: 16,
    // Nobody waits for it, and it opens every file of a library.
    priority: 4,
    timeoutMs: 120_000,
    async run(jobs, { signal }) {
      const records = jobs.map((job) => files.inLibrary(job.subjectId ?? 0));
      const present = records.flatMap((record) => (record && record.missingSince === null ? [record] : []));
      const probed = await probe(
        present.map(({ path }) => path),
        signal,
      );
      const outcomeOf = new Map(present.map(({ id }, index) => [id, probed[index]]));
      return records.map((record): Outcome => {
        if (!record) return { kind: "done" };
        const outcome = outcomeOf.get(record.id);
        if (!outcome || (outcome.kind === "refused" && ABSENT.has(outcome.code)))
          return { kind: "deferred", delayMs: ABSENT_RETRY_MS };
        if (outcome.kind !== "probed" || outcome.isPartial === true) return { kind: "done" };
        const { media } = outcome;
        return onlyIf(isUnchangedRecord(files, record), {
          kind: "done",
          apply: () => files.setMedia(record.id, media, media.durationSeconds ?? null),
        });
      });
    },
    afterSettled(jobs) {
      const fileIds = jobs.flatMap(({ subjectId }) => subjectId ?? []);
      events.emit({ type: "file.changed", count: jobs.length, fileIds });
    },
  };
}

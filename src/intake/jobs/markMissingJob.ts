import type { Events } from "../../events/index.ts";
import { always, type JobHandler, type Jobs } from "../../jobs/index.ts";
import { existsAsSpelled } from "../../paths/index.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";

/** A rename is reported as a removal and, seconds later, as a new file: only a file that stays away is missing. */
export const MISSING_AFTER_MS = 30_000;

export interface MarkMissingParts {
  readonly files: FileRecords;
  readonly events: Events;
}

/** A file that is gone becomes *missing*; its record, its film and all that refers to them stay until it returns. */
export function markMissingJob({ files, events }: MarkMissingParts): JobHandler<"mark_missing"> {
  return {
    kind: "mark_missing",
    concurrency: 1,
    batchSize: 100,
    priority: 60,
    timeoutMs: 30_000,
    async run(jobs) {
      return jobs.map((job) => ({
        kind: "done",
        // Nothing was read before: the disk is asked when the effect is applied.
        onlyIf: always,
        apply() {
          const file = files.byId(job.subjectId ?? 0);
          if (!file) return;
          if (existsAsSpelled(file.path)) files.markPresent(file.id);
          else {
            files.setStates([file.id], "missing");
            relocateToCopy(file.id, files);
          }
          events.emit({ type: "file.changed", fileId: file.id });
        },
      }));
    },
  };
}

export function queueMarkMissing(jobs: Jobs, fileId: number): void {
  jobs.enqueue({
    kind: "mark_missing",
    subject: "file",
    subjectId: fileId,
    uniqueKey: `mark_missing:${fileId}`,
    delayMs: MISSING_AFTER_MS,
  });
}

import type { Events } from "../../events/index.ts";
import { always, type JobHandler, type Jobs } from "../../jobs/index.ts";
import { presenceOf } from "../fileAccess/presence.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { relocateToCopy } from "../files/relocateToCopy.ts";

/** A rename is reported as a removal and, seconds later, as a new file: only a file that stays away is missing. */
export const MISSING_AFTER_MS = 30_000;

export interface MarkMissingParts {
  readonly files: FileRecords;
  readonly events: Events;
  /** The drives that contained watched folders. */
  readonly drives: { awayCheck(): IsAway };
}

/** Whether a path was on a drive that is not mounted now. */
export type IsAway = (path: string) => boolean;

/** A file that is gone becomes *missing*; its record, its film and all that refers to them stay until it returns. */
export function markMissingJob(parts: MarkMissingParts): JobHandler<"mark_missing"> {
  const { files, events } = parts;
  return {
    kind: "mark_missing",
    concurrency: 1,
    batchSize: 100,
    priority: 60,
    timeoutMs: 30_000,
    async run(jobs) {
      const isAway = parts.drives.awayCheck();
      return jobs.map((job) => ({
        kind: "done",
        // Nothing was read before: the disk is asked when the effect is applied.
        onlyIf: always,
        apply() {
          const file = files.byId(job.subjectId ?? 0);
          if (!file) return;
          if (settleAbsence(file, files, isAway)) relocateToCopy(file.id, files);
          events.emit({ type: "file.changed", fileId: file.id });
        },
      }));
    },
  };
}

/**
 * Records that no file was found at a path: it is missing, or its drive or share is offline. Call it inside a
 * transaction.
 * @returns whether it is missing
 */
export function settleAbsence({ id, path }: FileRecord, files: FileRecords, isAway: IsAway): boolean {
  const presence = presenceOf(path);
  const isOffline = presence === "unreachable" || (presence === "absent" && isAway(path));
  if (presence === "present" || isOffline) files.markPresent(id);
  if (isOffline) files.setStates([id], "offline");
  if (presence !== "absent" || isOffline) return false;
  files.setStates([id], "missing");
  return true;
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

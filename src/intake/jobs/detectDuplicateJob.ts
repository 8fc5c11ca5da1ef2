import { existsSync } from "node:fs";
import type { Events } from "../../events/index.ts";
import { always, type JobHandler, type Jobs } from "../../jobs/index.ts";
import { statPaths } from "../fileAccess/fileStat.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { isUnchangedRecord } from "../files/unchangedRecord.ts";
import { isUntouched } from "../reconcile/index.ts";

export interface DuplicateCheckParts {
  readonly files: FileRecords;
  readonly events: Events;
  /** SHA-256 of the whole file. @throws the file system's error */
  fullHash(path: string, signal: AbortSignal): Promise<string>;
  /** The file was recorded as a copy of another film's file, and its bytes differ. */
  onNotDuplicate(file: FileRecord): void;
}

/**
 * Two files with the same fingerprint are recorded as copies at once, because they nearly always are; this job compares
 * hashes of the whole files later. The hashes are kept: where both files move at the same moment, they tell which is
 * which.
 */
export function detectDuplicateJob(parts: DuplicateCheckParts): JobHandler<"detect_duplicate"> {
  const { files, events } = parts;
  return {
    kind: "detect_duplicate",
    concurrency: 1,
    batchSize: 1,
    // It reads whole films, and nearly always confirms what is assumed already.
    priority: 5,
    timeoutMs: 60 * 60_000,
    async run([job], { signal }) {
      const file = files.inLibrary(job?.subjectId ?? 0);
      if (!file?.fingerprint || !existsSync(file.path)) return [{ kind: "done" }];
      const duplicates = files.contents
        .byFingerprint(file.fingerprint, file.sizeBytes)
        .filter(({ path }) => existsSync(path));
      if (duplicates.length < 2) return [{ kind: "done" }];
      const hashes = await hashAll(duplicates, parts, signal);
      return [
        {
          kind: "done",
          // Reading takes minutes: a hash is kept only for a file that is still the one that was read.
          onlyIf: always,
          apply() {
            const same = duplicates.filter((duplicate) => isUnchangedRecord(files, duplicate)());
            for (const { id } of same) {
              const hash = hashes.get(id);
              if (hash !== undefined) files.contents.setFullHash(id, hash);
            }
            const now = same.flatMap(({ id }) => files.byId(id) ?? []);
            const current = now.find(({ id }) => id === file.id);
            if (!current || !isNoDuplicate(current, now, hashes)) return;
            parts.onNotDuplicate(current);
            events.emit({ type: "file.changed", fileId: file.id });
          },
        },
      ];
    },
  };
}

/** Without the files that changed while they were read. */
async function hashAll(
  duplicates: readonly FileRecord[],
  { fullHash }: DuplicateCheckParts,
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  for (const duplicate of duplicates) {
    const hash = duplicate.fullHash ?? (await fullHash(duplicate.path, signal));
    const [stat] = statPaths({ paths: [duplicate.path] });
    if (stat && isUntouched(duplicate, stat)) hashes.set(duplicate.id, hash);
  }
  return hashes;
}

/** It has its film from files with the same fingerprint, and none of them has the same bytes. */
function isNoDuplicate(file: FileRecord, duplicates: readonly FileRecord[], hashes: ReadonlyMap<number, string>) {
  const own = hashes.get(file.id);
  const sharing = duplicates.filter(({ id, film }) => id !== file.id && film === file.film && hashes.has(id));
  return (
    own !== undefined && file.film !== null && sharing.length > 0 && sharing.every(({ id }) => hashes.get(id) !== own)
  );
}

export function queueDuplicateCheck(jobs: Jobs, fileId: number): void {
  jobs.enqueue({
    kind: "detect_duplicate",
    subject: "file",
    subjectId: fileId,
    uniqueKey: `detect_duplicate:${fileId}`,
  });
}

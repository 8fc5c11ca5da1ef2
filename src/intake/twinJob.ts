import { existsSync } from "node:fs";
import type { Events } from "../events/index.ts";
import { always, type JobHandler, type Jobs } from "../jobs/index.ts";
import type { FileRecord, FileRecords } from "./fileRecords.ts";
import { isUntouched } from "./reconcile/index.ts";
import { lookAtPaths } from "./survey/index.ts";
import { isUnchangedRecord } from "./unchangedRecord.ts";

export interface TwinParts {
  readonly files: FileRecords;
  readonly events: Events;
  /** SHA-256 of the whole file. @throws the file system's error */
  fullHash(path: string, signal: AbortSignal): Promise<string>;
  /** The file was taken for a copy of another film's file, and is none. */
  onDifferent(file: FileRecord): void;
}

/**
 * Two files of one fingerprint are taken for copies at once, since they nearly always are; this settles it byte by byte
 * behind the scenes. The hashes stay: should both files move at the same moment, they tell which is which.
 */
export function twinJob(parts: TwinParts): JobHandler<"twin"> {
  const { files, events } = parts;
  return {
    kind: "twin",
    concurrency: 1,
    batchSize: 1,
    // The longest read there is, for the rarest of answers.
    priority: 5,
    timeoutMs: 60 * 60_000,
    async run([job], { signal }) {
      const file = files.byId(job?.subjectId ?? 0);
      if (!file?.fingerprint || !existsSync(file.path)) return [{ kind: "done" }];
      const twins = files.byFingerprint(file.fingerprint, file.sizeBytes).filter(({ path }) => existsSync(path));
      if (twins.length < 2) return [{ kind: "done" }];
      const hashes = await hashAll(twins, parts, signal);
      return [
        {
          kind: "done",
          // Reading takes minutes: each hash is kept only for what is still the file that it was taken of.
          onlyIf: always,
          apply() {
            const same = twins.filter((twin) => isUnchangedRecord(files, twin)());
            for (const { id } of same) {
              const hash = hashes.get(id);
              if (hash !== undefined) files.setFullHash(id, hash);
            }
            const now = same.flatMap(({ id }) => files.byId(id) ?? []);
            const current = now.find(({ id }) => id === file.id);
            if (!current || !isTakenForAnother(current, now, hashes)) return;
            parts.onDifferent(current);
            events.emit({ type: "file.changed", fileId: file.id });
          },
        },
      ];
    },
  };
}

/** Only what stayed the same while it was read is kept. */
async function hashAll(
  twins: readonly FileRecord[],
  { fullHash }: TwinParts,
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  for (const twin of twins) {
    const hash = twin.fullHash ?? (await fullHash(twin.path, signal));
    const [look] = lookAtPaths({ paths: [twin.path] });
    if (look && isUntouched(twin, look)) hashes.set(twin.id, hash);
  }
  return hashes;
}

/** It shares its film with files of the same fingerprint, and none of them holds the same. */
function isTakenForAnother(file: FileRecord, twins: readonly FileRecord[], hashes: ReadonlyMap<number, string>) {
  const own = hashes.get(file.id);
  const sharing = twins.filter(({ id, film }) => id !== file.id && film === file.film && hashes.has(id));
  return (
    own !== undefined && file.film !== null && sharing.length > 0 && sharing.every(({ id }) => hashes.get(id) !== own)
  );
}

export function queueTwin(jobs: Jobs, fileId: number): void {
  jobs.enqueue({ kind: "twin", subject: "file", subjectId: fileId, uniqueKey: `twin:${fileId}` });
}

import { hasCode } from "../../errors/index.ts";
import type { JobHandler, Jobs } from "../../jobs/index.ts";
import { importMember } from "./importMember.ts";
import { type ImportRunRecords, UNNAMED_FILE } from "./importRunRecords.ts";
import type { MemberImportParts, MemberImportRequest } from "./memberImport.ts";

const MAX_DURATION_MS = 3_600_000;
/** While edits of an earlier import are being undone. */
const WAIT_MS = 1_000;
/** Longer than a failed job waits for its next try. */
const DAY_MS = 86_400_000;

/** The same file would fail again; after any other error it is tried again. */
const FINAL_CODES = [
  "export_missing",
  "export_is_movielens",
  "export_too_large",
  "export_unsafe",
  "export_unreadable",
  "ratings_source_damaged",
  "content_too_costly",
  "unknown_member",
  "unknown_import",
] as const;

export interface ImportMemberJobParts extends MemberImportParts {
  readonly runs: ImportRunRecords;
  readonly jobs: Pick<Jobs, "pendingCountOf">;
  /** Whether the user may edit films. */
  isOwner(userKey: number): boolean;
  /** Removes the sent file. */
  removeFile(path: string): Promise<unknown>;
}

/**
 * An import of a member's export as a job: it goes on when its page is closed or loaded again. Cancelled, or cut off by a
 * kill, it leaves nothing behind; after a kill it begins again.
 */
export function importMemberJob(parts: ImportMemberJobParts): JobHandler<"import_member"> {
  const { runs } = parts;

  async function run(
    jobId: number,
    request: Omit<MemberImportRequest, "isPreview" | "mayEdit">,
    signal: AbortSignal,
    progress: (share: number) => void,
  ) {
    if (runs.isDone(jobId)) return;
    const asked = { ...request, jobId, isPreview: false, mayEdit: parts.isOwner(request.userKey) };
    await importMember(asked, parts, signal, ({ rows, total }) => progress(total === 0 ? 0 : rows / total));
  }

  return {
    kind: "import_member",
    // Two people may import at once; each person's imports follow one another.
    concurrency: 2,
    batchSize: 1,
    priority: 940,
    timeoutMs: MAX_DURATION_MS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const { path, format, userKey, userId } = job.payload;
      // They would count as entered here, and go with that undo although this import states them.
      if (parts.isOwner(userKey) && parts.jobs.pendingCountOf(["edit_films"], DAY_MS) > 0)
        return [{ kind: "deferred", delayMs: WAIT_MS }];
      try {
        await run(job.id, { path, format, userKey, userId }, signal, (share) => progress(job.id, share));
        await parts.removeFile(path);
        return [{ kind: "done" }];
      } catch (error) {
        if (signal.aborted) {
          // Otherwise the program ends, and the job begins again with the file.
          if (runs.isCancelled(job.id)) await parts.removeFile(path);
          throw error;
        }
        if (!hasCode(error, ...FINAL_CODES)) throw error;
        await parts.removeFile(path);
        // Everybody may read the errors of jobs; only the person reads how their own file is called.
        return [{ kind: "failed", error: { code: error.code, fact: UNNAMED_FILE }, retry: false }];
      }
    },
  };
}

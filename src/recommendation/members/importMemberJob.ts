import { CodedError } from "../../errors/index.ts";
import type { JobHandler } from "../../jobs/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { importMember } from "./importMember.ts";
import type { ImportRunRecords } from "./importRunRecords.ts";
import type { MemberImportParts, MemberImportRequest } from "./memberImport.ts";

const MAX_DURATION_MS = 3_600_000;

export interface ImportMemberJobParts extends MemberImportParts {
  readonly runs: ImportRunRecords;
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
      const { path, name, format, userKey, userId } = job.payload;
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
        if (!(error instanceof CodedError)) throw error;
        await parts.removeFile(path);
        // The person knows the file by its name, not by its path.
        const fact = error instanceof RecommendationProblem ? name : undefined;
        return [{ kind: "failed", error: { code: error.code, ...(fact !== undefined && { fact }) }, retry: false }];
      }
    },
  };
}

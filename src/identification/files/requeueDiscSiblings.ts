import type { DiscVideo, FileRecord, FileRecords } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";

export interface DiscSiblingParts {
  readonly files: FileRecords;
  readonly jobs: Jobs;
}

/**
 * While a disc is copied, its first title set may look like the film. Once more of it is there, its other files are
 * identified again where they are not what the disc says now. Inside a transaction.
 */
export function requeueDiscSiblings(
  file: FileRecord,
  disc: readonly DiscVideo[],
  { files, jobs }: DiscSiblingParts,
): void {
  for (const { path, role } of disc) {
    const sibling = path === file.path ? undefined : files.byPath(path);
    if (!sibling || sibling.state === "queued" || sibling.state === "probing") continue;
    const isExtra = files.kindOf(sibling.id) === "extra";
    if (isExtra !== (role.kind !== "film"))
      jobs.enqueue({ kind: "identify", subject: "file", subjectId: sibling.id, uniqueKey: `identify:${sibling.id}` });
  }
}

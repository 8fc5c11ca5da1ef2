import type { DiscVideo, FileRecord, FileRecords } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { MatchRecords } from "./matchRecords.ts";

export interface DiscSiblingParts {
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly matches: Pick<MatchRecords, "get">;
}

/**
 * While a disc is being copied, its first title set may look like the film. When more of the disc has arrived, files
 * whose role has changed are identified again. Call it inside a transaction.
 *
 * A file whose role comes from its folder's name or a person's decision, and not from the disc, requeues no others: two
 * such files would identify each other again without end.
 */
export function requeueDiscSiblings(
  file: FileRecord,
  disc: readonly DiscVideo[],
  { files, jobs, matches }: DiscSiblingParts,
): void {
  const isAsTheDiscSays = (fileId: number, { role }: DiscVideo) =>
    (files.kindOf(fileId) === "extra") === (role.kind !== "film");
  const own = disc.find(({ path }) => path === file.path);
  if (!own || !isAsTheDiscSays(file.id, own)) return;
  for (const video of disc) {
    const sibling = video === own ? undefined : files.byPath(video.path);
    if (!sibling || sibling.state === "queued" || sibling.state === "probing") continue;
    if (!isAsTheDiscSays(sibling.id, video) && matches.get(sibling.id)?.decidedBy !== "hand")
      jobs.enqueue({ kind: "identify", subject: "file", subjectId: sibling.id, uniqueKey: `identify:${sibling.id}` });
  }
}

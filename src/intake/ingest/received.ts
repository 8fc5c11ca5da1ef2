import type { AddFilesAnswer } from "../../contract/index.ts";
import type { IngestResult } from "./ingestResult.ts";

/** The result as the API answers it: a file that is still being written is *incomplete*, though it is recorded. */
export function toReceived(
  { recorded, rejected, ignored }: IngestResult,
  explain: (error: { code: string; fact?: string | null }) => string,
): AddFilesAnswer {
  const growing = new Set(rejected.map(({ path }) => path));
  return {
    accepted: recorded
      .filter(({ path }) => !growing.has(path))
      .map(({ path, fileId, jobId, already, what }) => ({ path, fileId, jobId, already, what })),
    rejected: rejected.map(({ path, code, fact }) => ({ path, code, detail: explain({ code, fact }) })),
    ignored,
  };
}

/** Whether the file was accepted, or will be once it is complete. */
export function isWanted({ accepted, rejected }: AddFilesAnswer): boolean {
  return accepted.length > 0 || rejected.some(({ code }) => code === "incomplete");
}

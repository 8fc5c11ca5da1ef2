import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../../errors/index.ts";
import type { DownloadRecord } from "./downloadRecords.ts";

const VECTORS = /^vectors-\d+\.bin$/;

/** Name of a file for vectors that are ready at this time, in milliseconds since 1970. */
export const vectorsFile = (readyAt: number): string => `vectors-${readyAt}.bin`;

/** Removes everything of a community but its vectors, which are recorded. @throws errors of the file system */
export function keepOnly(folder: string, vectors: string): void {
  for (const name of namesIn(folder))
    if (name !== vectors) rmSync(join(folder, name), { recursive: true, force: true });
}

/**
 * Removes vectors that no record names: a kill came before they were recorded, or before the former ones were removed. What
 * was downloaded stays, for the job that goes on with it.
 * @throws errors of the file system
 */
export function removeUnrecordedVectors(folder: string, recorded: string | null): void {
  for (const name of namesIn(folder))
    if (VECTORS.test(name) && name !== recorded) rmSync(join(folder, name), { force: true });
}

/**
 * Removes what an earlier run of the program left behind: folders of removed communities, vectors that no record names,
 * and downloads whose vectors are recorded.
 * @param isDone whether the community's job is done: a cancelled or failed one may go on with what it received
 * @throws errors of the file system
 */
export function removeLeftovers(
  communitiesFolder: string,
  records: readonly DownloadRecord[],
  isDone: (record: DownloadRecord) => boolean,
): void {
  for (const id of namesIn(communitiesFolder)) {
    const folder = join(communitiesFolder, id);
    const record = records.find((one) => one.id === id);
    if (!record) rmSync(folder, { recursive: true, force: true });
    else if (record.ready && isDone(record)) keepOnly(folder, record.ready.file);
    else removeUnrecordedVectors(folder, record.ready?.file ?? null);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Nothing was downloaded yet.
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

import { classifyName, type FileStat, type InspectedFile, type Refusal } from "../scan/index.ts";
import type { SeenContent } from "./change.ts";

/** A file as the survey found it, whole or still being written. */
export interface FoundFile extends Omit<SeenContent, "fullHash"> {
  readonly isWhole: boolean;
  /** Its structure proves that it is whole, and nobody has written to it for a while: there is nothing to wait for. */
  readonly isStable: boolean;
}

/** What was written to within this time may be written to again. */
const YOUNG_MS = 3_000;
/** An unfinished file that nobody has written to for so long is a broken one. */
const ABANDONED_MS = 10 * 60_000;

/**
 * A time in the future, or a clock that was set, makes no file older or younger than the next stats at it will show: by
 * the clock on the wall a wait is only ever spared.
 */
export function toFound(file: InspectedFile): FoundFile {
  const { path, sizeBytes, mtimeMs, inode, identity, fingerprint, completeness, ageMs } = file;
  const isStable = completeness === "complete" && ageMs >= YOUNG_MS;
  return { path, sizeBytes, mtimeMs, inode, identity, fingerprint, isWhole: !isStillBeingWritten(file), isStable };
}

export function isStillBeingWritten({ completeness, ageMs }: InspectedFile): boolean {
  return completeness === "truncated" && ageMs < ABANDONED_MS;
}

/** Files that are there but cannot be read yet: reserved space, a first few bytes, held by another program. */
export function isPartial({ code, path }: Refusal): boolean {
  return (code === "incomplete" && !isUnderAnotherName(path)) || (code === "in_use" && classifyName(path) === "video");
}

export function toPartial(path: string, stat: FileStat): FoundFile {
  const { sizeBytes, mtimeMs, inode, identity } = stat;
  return { path, sizeBytes, mtimeMs, inode, identity, fingerprint: null, isWhole: false, isStable: false };
}

/** `film.mkv.part` becomes `film.mkv` when it is whole: that name is the file. */
function isUnderAnotherName(path: string): boolean {
  return /\.(part|crdownload|!qb|tmp|download|partial)$/i.test(path);
}

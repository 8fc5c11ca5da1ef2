import { nativePaths } from "../../paths/index.ts";
import { isPartialName, isVideoName } from "../exclusions/index.ts";
import type { FileStat } from "../fileAccess/fileStat.ts";
import type { InspectedFile, Refusal } from "../scan/index.ts";
import type { SeenContent } from "./change.ts";

/** A scanned file, complete or still being written. */
export interface FoundFile extends Omit<SeenContent, "fullHash"> {
  readonly isWhole: boolean;
  /** Its structure proves that it is complete, and it has not been written to for a while: it can be probed at once. */
  readonly isStable: boolean;
}

/** A file that was written to within this time may be written to again. */
const YOUNG_MS = 3_000;
/** An incomplete file that was not written to for this long is broken. */
const ABANDONED_MS = 10 * 60_000;

/**
 * The file's own time only ever spares a wait. Where it is wrong or in the future, the stability tracker observes the
 * file twice and decides.
 */
export function toFound(file: InspectedFile): FoundFile {
  const { path, sizeBytes, mtimeMs, inode, identity, fingerprint, completeness, ageMs } = file;
  const isStable = completeness === "complete" && ageMs >= YOUNG_MS;
  return { path, sizeBytes, mtimeMs, inode, identity, fingerprint, isWhole: !isStillBeingWritten(file), isStable };
}

export function isStillBeingWritten({ completeness, ageMs }: InspectedFile): boolean {
  return completeness === "truncated" && ageMs < ABANDONED_MS;
}

/** Files that exist but cannot be read yet: reserved space, the first few bytes, locked by another program. */
export function isPartial({ code, path }: Refusal): boolean {
  const name = nativePaths.basename(path);
  // `film.mkv.part` is renamed to `film.mkv` when it is complete, and is recorded under that name.
  return (code === "incomplete" && !isPartialName(name)) || (code === "in_use" && isVideoName(name));
}

export function toPartial(path: string, stat: FileStat): FoundFile {
  const { sizeBytes, mtimeMs, inode, identity } = stat;
  return { path, sizeBytes, mtimeMs, inode, identity, fingerprint: null, isWhole: false, isStable: false };
}

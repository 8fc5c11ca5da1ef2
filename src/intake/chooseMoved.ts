import { existsSync } from "node:fs";
import { basename } from "node:path";
import { isRespelled } from "../paths/index.ts";
import type { FileRecord, FileRecords, SeenFile } from "./fileRecords.ts";

/**
 * Files of one fingerprint that are known to hold different bytes: only the whole of a new one says which it is.
 * Everywhere else size and samples are enough, and nothing is read twice.
 *
 * @returns SHA-256 by path, for the few that needed it
 */
export async function settleTies(
  found: readonly SeenFile[],
  { files, fullHash }: { readonly files: FileRecords; fullHash(path: string): Promise<string> },
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { path, fingerprint, sizeBytes } of found) {
    if (!fingerprint || files.byPath(path)) continue;
    const known = files.byFingerprint(fingerprint, sizeBytes).flatMap((twin) => twin.fullHash ?? []);
    if (new Set(known).size > 1) hashes.set(path, await fullHash(path));
  }
  return hashes;
}

/** Without a hash all twins hold the same as far as anybody knows; with one, only those of that hash do. */
export function sameContent(twins: readonly FileRecord[], fullHash: string | undefined): readonly FileRecord[] {
  if (fullHash === undefined) return twins;
  const equal = twins.filter((twin) => twin.fullHash === fullHash);
  return equal.length > 0 ? equal : twins.filter((twin) => twin.fullHash === null);
}

/** Among files of the same content, one whose path is gone or spelled otherwise now; that of the same name when several are. */
export function chooseMoved(twins: readonly FileRecord[], path: string): FileRecord | undefined {
  const gone = twins.filter((twin) => !existsSync(twin.path) || isRespelled(twin.path, path));
  return gone.find((twin) => basename(twin.path) === basename(path)) ?? gone[0];
}

import type { FileRecords } from "../files/fileRecords.ts";
import type { FoundFile } from "./foundFile.ts";
import { isUntouched } from "./relatedFiles.ts";

/**
 * Hashes scanned files whose fingerprint recorded files with different bytes share: only the whole file tells which of
 * them it is. All other files are recognised by size and fingerprint.
 *
 * @returns SHA-256 by path, for the few that needed it
 */
export async function hashCollidingFiles(
  found: readonly FoundFile[],
  { files, fullHash }: { readonly files: FileRecords; fullHash(path: string): Promise<string> },
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const file of found) {
    const { path, fingerprint, sizeBytes } = file;
    if (!fingerprint) continue;
    const known = files.byPath(path);
    if (known && isUntouched(known, file)) continue;
    const different = files.contents
      .byFingerprint(fingerprint, sizeBytes)
      .flatMap((duplicate) => duplicate.fullHash ?? []);
    if (new Set(different).size > 1) hashes.set(path, await fullHash(path));
  }
  return hashes;
}

import type { FileRecords } from "../files/fileRecords.ts";
import type { FoundFile } from "./foundFile.ts";
import { contentsOf, isUntouched } from "./relatedFiles.ts";

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
  const byPath = new Map(files.byPaths(found.map(({ path }) => path)).map((file) => [file.path, file]));
  const byContent = Map.groupBy(files.contents.byFingerprints(contentsOf(found)), keyOf);
  for (const file of found) {
    const known = byPath.get(file.path);
    if (file.fingerprint === null || (known && isUntouched(known, file))) continue;
    const different = (byContent.get(keyOf(file)) ?? []).flatMap((duplicate) => duplicate.fullHash ?? []);
    if (new Set(different).size > 1) hashes.set(file.path, await fullHash(file.path));
  }
  return hashes;
}

function keyOf({ fingerprint, sizeBytes }: Pick<FoundFile, "fingerprint" | "sizeBytes">): string {
  return `${fingerprint}:${sizeBytes}`;
}

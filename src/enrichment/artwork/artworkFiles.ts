import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ARTWORK_WIDTHS, artworkFile, nearestWidth } from "../../library/index.ts";

export { ARTWORK_WIDTHS, artworkFile, nearestWidth };
export type ArtworkKind = keyof typeof ARTWORK_WIDTHS;

/** @returns the hash that names the image */
export async function writeArtwork(
  folder: string,
  variants: readonly { readonly width: number; readonly webp: Uint8Array }[],
): Promise<string> {
  const hash = createHash("sha256");
  for (const { webp } of variants) hash.update(webp);
  const name = hash.digest("hex").slice(0, 40);
  for (const { width, webp } of variants) {
    const file = artworkFile(folder, name, width);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // Renamed into place, so that a killed process leaves no partial image under the final name. Two films may have the
    // same image and write it at the same moment.
    const part = `${file}.${randomUUID()}.part`;
    await writeFile(part, webp, { mode: 0o600 });
    await rename(part, file);
  }
  return name;
}

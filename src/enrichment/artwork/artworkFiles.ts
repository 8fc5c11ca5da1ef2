import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Widths in use, pixels. An image narrower than a size is stored at its own width under that size's name. */
export const ARTWORK_WIDTHS = {
  poster: [185, 342, 780],
  backdrop: [780, 1280],
  still: [342, 780],
} as const;

export type ArtworkKind = keyof typeof ARTWORK_WIDTHS;

/** The file of a size. It is named by its content, so it never changes and may be cached forever. */
export function artworkFile(folder: string, hash: string, width: number): string {
  return join(folder, hash.slice(0, 2), `${hash}-${width}.webp`);
}

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

/** The smallest width that is large enough, else the largest there is. */
export function nearestWidth(kind: ArtworkKind, wanted: number): number {
  const widths = ARTWORK_WIDTHS[kind];
  return widths.find((width) => width >= wanted) ?? Math.max(...widths);
}

/** A file that is on the disk now. Sizes in pixels and bytes. */
export interface StoredFile {
  readonly id: number;
  readonly film: number;
  /** Files of the same part are copies of each other. */
  readonly part: number;
  readonly edition: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** 0 where it is not known. */
  readonly width: number;
  readonly height: number;
  /** It was read, and its drive is there. */
  readonly isReadable: boolean;
}

/**
 * Says of each file whether it is worth keeping: of several copies of a part one that can be read, then the one with
 * most pixels, then the largest, then the one that came first. The order stays. Pure.
 */
export function withKeptVersion(files: readonly StoredFile[]): (StoredFile & { readonly keep: boolean })[] {
  const best = new Map<number, StoredFile>();
  for (const file of files) {
    const known = best.get(file.part);
    if (!known || isBetter(file, known)) best.set(file.part, file);
  }
  return files.map((file) => ({ ...file, keep: best.get(file.part) === file }));
}

function isBetter(one: StoredFile, other: StoredFile): boolean {
  if (one.isReadable !== other.isReadable) return one.isReadable;
  const pixels = one.width * one.height - other.width * other.height;
  if (pixels !== 0) return pixels > 0;
  if (one.sizeBytes !== other.sizeBytes) return one.sizeBytes > other.sizeBytes;
  return one.id < other.id;
}

import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { MANIFEST, type Manifest, type ManifestEntry } from "./manifest.ts";
import { measureStream } from "./measureStream.ts";

export interface ArchiveSource {
  /** In the archive. */
  readonly path: string;
  /** On the disk. */
  readonly source: string;
  readonly mtimeMs: number;
  /** False for video and images, which are compressed already. */
  readonly isCompressible: boolean;
}

const LEVEL = 4;

/**
 * Streams files into an archive, one after the other, and their sizes and checksums as its manifest at the end.
 *
 * @param onBytes how many bytes of the sources were read
 * @returns the checksum of the archive itself
 */
export async function writeArchive(
  file: string,
  sources: readonly ArchiveSource[],
  manifest: Omit<Manifest, "files">,
  onBytes: (bytes: number) => void,
): Promise<{ readonly sha256: string; readonly manifest: Manifest }> {
  const zip = new yazl.ZipFile();
  const files: ManifestEntry[] = [];
  let earlier = 0;
  for (const { path, source, mtimeMs, isCompressible } of sources) {
    const options = { mtime: new Date(mtimeMs), mode: 0o100600, compressionLevel: isCompressible ? LEVEL : 0 };
    zip.addReadStreamLazy(path, options, (give) => {
      const { stream, result } = measureStream((bytes) => onBytes(earlier + bytes));
      stream.once("end", () => {
        const { sizeBytes, sha256 } = result();
        earlier += sizeBytes;
        files.push({ path, sizeBytes, sha256, mtimeMs: Math.trunc(mtimeMs) });
      });
      pipeline(createReadStream(source), stream).catch((error: unknown) => zip.emit("error", error));
      give(null, stream);
    });
  }
  const whole = (): Manifest => ({ ...manifest, files });
  // Read last, when all files before it were read.
  zip.addReadStreamLazy(MANIFEST, { mode: 0o100600 }, (give) =>
    give(null, Readable.from([JSON.stringify(whole(), null, 1)], { objectMode: false })),
  );
  zip.end();

  const output = measureStream();
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  zip.on("error", (error: Error) => output.stream.destroy(error));
  await pipeline(zip.outputStream, output.stream, target);
  return { sha256: output.result().sha256, manifest: whole() };
}

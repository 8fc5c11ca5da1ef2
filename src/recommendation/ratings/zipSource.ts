import { statSync } from "node:fs";
import { basename } from "node:path";
import { type Readable, Transform } from "node:stream";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { describeFiles, type RatingSource, type SourceLimits } from "./ratingSource.ts";

/** Tables of ratings compress to a tenth; far more is the mark of an archive made to fill memory or a disk. */
const MAX_COMPRESSION_RATIO = 100;
/** The upper 16 bits of an entry's attributes are its Unix mode. */
const FILE_TYPE = 0o170000;
const PLAIN_TYPES: readonly number[] = [0, 0o100000, 0o040000];
/** Entries that unpack to less are accepted at any compression ratio. */
const RATIO_CHECKED_FROM_BYTES = 8 * 1024 ** 2;

/**
 * Reads a ZIP like a folder. The number, sizes and compression ratio of its entries are checked before unpacking.
 * Entries are unpacked as streams, are stopped when they exceed their declared size, and must match their checksum.
 * Nested archives are not opened.
 * @throws RecommendationProblem `ratings_source_damaged`, `export_too_large`, `export_unsafe`
 */
export async function openZipSource(path: string, fingerprint: string, limits: SourceLimits): Promise<RatingSource> {
  const zip = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
    .catch((error: unknown) => {
      throw damaged(path, error);
    });
  try {
    const entries = await readEntries(zip, path, limits);
    const { pathOf, ...files } = describeFiles([...entries.keys()]);
    return {
      path,
      fingerprint,
      ...files,
      async open(name) {
        const entry = entries.get(pathOf(name) ?? "");
        if (!entry) throw new RecommendationProblem("export_missing", name);
        if (entry.uncompressedSize > limits.maxFileBytes) throw new RecommendationProblem("export_too_large", name);
        return openEntry(zip, entry, path);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Files that macOS adds to archives: a second one for each file, which contains no rows. */
const RESOURCE_FORKS = "__MACOSX/";

/** By path. */
async function readEntries(
  zip: yauzl.ZipFile,
  path: string,
  { maxEntries, maxTotalBytes }: SourceLimits,
): Promise<ReadonlyMap<string, yauzl.Entry>> {
  const tooLarge = () => new RecommendationProblem("export_too_large", basename(path));
  if (zip.entryCount > maxEntries) throw tooLarge();
  const entries = new Map<string, yauzl.Entry>();
  const paths = new Set<string>();
  let [packed, unpacked] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (paths.size >= maxEntries || unpacked > maxTotalBytes) throw tooLarge();
      if (paths.has(entry.fileName)) throw damaged(path, new Error(`${entry.fileName} twice`));
      paths.add(entry.fileName);
      if (!isPlain(entry)) throw new RecommendationProblem("export_unsafe", basename(path));
      if (entry.fileName.endsWith("/") || entry.fileName.startsWith(RESOURCE_FORKS)) continue;
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof RecommendationProblem ? error : damaged(path, error);
  }
  // Entries that overlap add up to more than the file's size.
  if (packed > statSync(path).size) throw damaged(path, new Error("entries overlap"));
  if (unpacked > RATIO_CHECKED_FROM_BYTES && unpacked > packed * MAX_COMPRESSION_RATIO) throw tooLarge();
  return entries;
}

async function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string): Promise<Readable> {
  const source = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw damaged(path, error);
  });
  const file = withChecksum(entry, path);
  source.on("error", (error) => file.destroy(damaged(path, error)));
  // A reader that stops early stops the unpacking too.
  file.on("close", () => source.destroy());
  return source.pipe(file);
}

/** Passes an entry through, and fails at its end if size or checksum does not match. */
function withChecksum(entry: yauzl.Entry, path: string): Transform {
  let checksum = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, next) {
      checksum = crc32(piece, checksum);
      next(null, piece);
    },
    flush(next) {
      next(checksum === entry.crc32 ? null : damaged(path, new Error(`wrong checksum of ${entry.fileName}`)));
    },
  });
}

/** Only files and folders are accepted, no links or devices. */
function isPlain({ externalFileAttributes, versionMadeBy }: yauzl.Entry): boolean {
  const isUnix = versionMadeBy >> 8 === 3;
  return !isUnix || PLAIN_TYPES.includes((externalFileAttributes >>> 16) & FILE_TYPE);
}

function damaged(path: string, cause: unknown): RecommendationProblem {
  return new RecommendationProblem("ratings_source_damaged", basename(path), cause);
}

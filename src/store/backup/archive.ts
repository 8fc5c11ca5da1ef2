/**
 * Reads a backup archive: a ZIP of `manifest.json`, `library.db` and contributed files. Names, number, sizes and
 * checksums are checked before anything is used, while streaming; only the manifest is held in memory.
 */
import { statSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";
import { type PathRules, pathRules } from "../../paths/index.ts";
import { latestSchemaVersion } from "../migrate.ts";
import { BackupProblem } from "./backupProblem.ts";
import { DATABASE, FORMAT_VERSION, MANIFEST, type Manifest, type ManifestEntry, manifestSchema } from "./manifest.ts";
import { measureStream } from "./measureStream.ts";
import { requireSafeEntry } from "./safeEntry.ts";

export interface BackupArchive {
  readonly file: string;
  readonly manifest: Manifest;
  /** @throws BackupProblem `backup_damaged` where a single bit differs */
  extract(entry: ManifestEntry, to: Writable): Promise<void>;
  close(): void;
}

const MAX_FILES = 500_000;
const MAX_MANIFEST_BYTES = 160 * 1024 ** 2;
/** A library compresses to a third or a tenth; far more is the mark of an archive made to fill a disk. */
const MAX_COMPRESSION_RATIO = 100;
/** Smaller archives cannot fill a disk. */
const RATIO_CHECKED_FROM_BYTES = 64 * 1024 ** 2;

/** @throws BackupProblem, and what the file system throws */
export async function openArchive(file: string): Promise<BackupArchive> {
  const zip = await yauzl
    .openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true })
    .catch((error: unknown) => {
      throw damage(file, error);
    });
  try {
    const entries = await readEntries(zip, file);
    const manifest = await readManifest(zip, entries, file);
    comparePaths(entries, manifest, file);
    return {
      file,
      manifest,
      extract: (wanted, to) => extract(zip, entryOf(entries, wanted, file), wanted, to, file),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: yauzl.ZipFile, file: string): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MAX_FILES) throw new BackupProblem("backup_too_many_files", file, `${zip.entryCount}`);
  const entries = new Map<string, yauzl.Entry>();
  const spellings = new Set<string>();
  let [packed, unpacked] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      requireSafeEntry(entry, file);
      // Some systems treat the two names as one file.
      const spelling = entry.fileName.normalize("NFC").toLowerCase();
      if (spellings.has(spelling)) throw new BackupProblem("backup_unsafe", file, `${entry.fileName} twice`);
      spellings.add(spelling);
      entries.set(entry.fileName, entry);
      if (entries.size > MAX_FILES) throw new BackupProblem("backup_too_many_files", file, `${entries.size}`);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
    }
  } catch (error) {
    throw error instanceof BackupProblem ? error : damage(file, error);
  }
  // Overlapping entries add up to more than the file's size.
  if (packed > statSync(file).size) throw new BackupProblem("backup_unsafe", file, "entries overlap");
  if (unpacked > RATIO_CHECKED_FROM_BYTES && unpacked > packed * MAX_COMPRESSION_RATIO)
    throw new BackupProblem("backup_too_large", file, `${packed} bytes hold ${unpacked}`);
  return entries;
}

async function readManifest(
  zip: yauzl.ZipFile,
  entries: ReadonlyMap<string, yauzl.Entry>,
  file: string,
): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (!entry) throw new BackupProblem("backup_not_ours", file, `no ${MANIFEST}`);
  if (entry.uncompressedSize > MAX_MANIFEST_BYTES)
    throw new BackupProblem("backup_too_large", file, `${MANIFEST} of ${entry.uncompressedSize} bytes`);
  const { stream, result } = measureStream();
  const pieces: Buffer[] = [];
  try {
    await pipeline(await openEntry(zip, entry), stream, async (bytes: AsyncIterable<Buffer>) => {
      for await (const piece of bytes) pieces.push(piece);
    });
  } catch (error) {
    throw damage(file, error);
  }
  if (result().crc32 !== entry.crc32) throw new BackupProblem("backup_damaged", file, `${MANIFEST} differs`);
  return parseManifest(Buffer.concat(pieces).toString("utf8"), file);
}

function parseManifest(text: string, file: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BackupProblem("backup_not_ours", file, `${MANIFEST} is no JSON`, error);
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw new BackupProblem("backup_not_ours", file, `${MANIFEST}: ${parsed.error.issues[0]?.message ?? ""}`);
  const { formatVersion, schemaVersion, pathKind, dataFolders } = parsed.data;
  const odd = dataFolders.find((folder) => !isFolderOfLibrary(folder, pathRules(pathKind)));
  if (odd !== undefined) throw new BackupProblem("backup_unsafe", file, `${MANIFEST} names the folder ${odd}`);
  const known = latestSchemaVersion();
  if (formatVersion > FORMAT_VERSION || schemaVersion > known) {
    const found = `format ${formatVersion}, schema ${schemaVersion}; this program knows ${FORMAT_VERSION} and ${known}`;
    throw new BackupProblem("backup_from_newer_program", file, found);
  }
  return parsed.data;
}

/** Restore rewrites every path below this folder, so a root or a partial folder name must not match other paths. */
function isFolderOfLibrary(folder: string, { isAbsolute, normalize, root }: PathRules): boolean {
  return isAbsolute(folder) && !/\p{Cc}/u.test(folder) && normalize(folder) !== normalize(root(folder));
}

/** The manifest lists each file once, and the archive contains no other. */
function comparePaths(entries: ReadonlyMap<string, yauzl.Entry>, { files }: Manifest, file: string): void {
  const named = new Map(files.map((one) => [one.path, one]));
  if (named.size !== files.length) throw new BackupProblem("backup_damaged", file, "a file stands twice");
  if (!named.has(DATABASE)) throw new BackupProblem("backup_not_ours", file, `no ${DATABASE}`);
  for (const [path, { sizeBytes }] of named) {
    const entry = entries.get(path);
    if (!entry) throw new BackupProblem("backup_damaged", file, `${path} is missing`);
    if (entry.uncompressedSize !== sizeBytes)
      throw new BackupProblem("backup_damaged", file, `${path} has another size`);
  }
  for (const path of entries.keys())
    if (path !== MANIFEST && !named.has(path)) throw new BackupProblem("backup_unsafe", file, `${path} is not named`);
}

/** `comparePaths` found all of them. */
function entryOf(entries: ReadonlyMap<string, yauzl.Entry>, { path }: ManifestEntry, file: string): yauzl.Entry {
  const entry = entries.get(path);
  if (!entry) throw new BackupProblem("backup_damaged", file, `${path} is missing`);
  return entry;
}

async function extract(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  wanted: ManifestEntry,
  to: Writable,
  file: string,
): Promise<void> {
  const { stream, result } = measureStream((bytes) => {
    if (bytes > wanted.sizeBytes) throw new BackupProblem("backup_damaged", file, `${wanted.path} is longer`);
  });
  let source: Readable;
  try {
    source = await openEntry(zip, entry);
  } catch (error) {
    to.destroy();
    throw damage(file, error);
  }
  try {
    await pipeline(source, stream, to);
  } catch (error) {
    throw error instanceof BackupProblem ? error : damage(file, error);
  }
  const found = result();
  if (found.sizeBytes !== wanted.sizeBytes || found.sha256 !== wanted.sha256 || found.crc32 !== entry.crc32)
    throw new BackupProblem("backup_damaged", file, `${wanted.path} has another checksum`);
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry);
}

/** Errors of the ZIP reader mean damaged bytes; errors of the system, which have a `syscall`, are passed on. */
function damage(file: string, error: unknown): Error {
  const isOfSystem = error instanceof Error && "syscall" in error;
  if (isOfSystem) return error;
  return new BackupProblem("backup_damaged", file, error instanceof Error ? error.message : String(error), error);
}

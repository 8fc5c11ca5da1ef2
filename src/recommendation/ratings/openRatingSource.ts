import { createReadStream, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { promisify } from "node:util";
import yauzl from "yauzl";
import { RecommendationProblem } from "../recommendationProblem.ts";

/** A folder, a ZIP that is read as one, or a single file: files by their last name. */
export interface RatingSource {
  readonly path: string;
  /** Changes when the source does. */
  readonly fingerprint: string;
  has(name: string): boolean;
  names(): readonly string[];
  /** @throws RecommendationProblem `ratings_source_damaged`, and what the file system throws */
  open(name: string): Promise<Readable>;
  close(): void;
}

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
/** More is no set of ratings; a ZIP may be made to unpack without end. */
const MAX_FILE_BYTES = 4 * 1024 ** 3;

/** @returns null where there is neither. @throws RecommendationProblem `ratings_source_damaged` */
export async function openRatingSource(path: string): Promise<RatingSource | null> {
  const stats = statSync(path, { throwIfNoEntry: false });
  const fingerprint = stats ? `${path}:${stats.size}:${stats.mtimeMs}` : "";
  if (stats?.isDirectory()) {
    const names = new Set(await readdir(path));
    return {
      path,
      fingerprint: `${fingerprint}:${[...names].map((name) => sizeOf(join(path, name))).join(",")}`,
      has: (name) => names.has(name),
      names: () => [...names],
      open: async (name) => createReadStream(join(path, name)),
      close() {
        // Nothing is held open.
      },
    };
  }
  if (!stats?.isFile()) return null;
  if (/\.zip$/i.test(path)) return openZipSource(path, fingerprint);
  // A single file is a folder of itself.
  return {
    path,
    fingerprint,
    has: (name) => name === basename(path),
    names: () => [basename(path)],
    open: async () => createReadStream(path),
    close() {
      // Nothing is held open.
    },
  };
}

async function openZipSource(path: string, fingerprint: string): Promise<RatingSource> {
  const damaged = () => new RecommendationProblem("ratings_source_damaged", basename(path));
  const zip = await openZip(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw damaged();
  });
  const entries = new Map<string, yauzl.Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      if (!entry.fileName.endsWith("/")) entries.set(basename(entry.fileName), entry);
      zip.readEntry();
    });
    zip.on("end", resolve);
    zip.on("error", () => reject(damaged()));
    zip.readEntry();
  });
  return {
    path,
    fingerprint,
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    open(name) {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > MAX_FILE_BYTES) return Promise.reject(new Error(`no file ${name}`));
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(damaged());
          const file = new PassThrough();
          stream.on("error", () => file.destroy(damaged()));
          resolve(stream.pipe(file));
        });
      });
    },
    close: () => zip.close(),
  };
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

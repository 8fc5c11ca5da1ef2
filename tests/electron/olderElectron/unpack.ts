import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { RELEASE } from "./release.ts";

/** Unpacks the Electron inside the tarball into `target`, without the files of the program it was packed for. */
export async function unpackRelease(tarball: string, target: string): Promise<void> {
  const scratch = dirname(tarball);
  execFileSync("tar", ["xzf", tarball, "-C", scratch]);
  const zip = await openZip(join(scratch, "package", RELEASE.archive));
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  zip.on("entry", (entry: Entry) => {
    unpackEntry(zip, entry, target).then(() => zip.readEntry(), reject);
  });
  zip.on("end", resolve);
  zip.on("error", reject);
  zip.readEntry();
  await ended;
}

async function unpackEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  if (!entry.fileName.startsWith(RELEASE.folder) || entry.fileName.endsWith("/")) return;
  const name = entry.fileName.slice(RELEASE.folder.length);
  if (RELEASE.leftOut.some((prefix) => name.startsWith(prefix))) return;

  const file = join(target, name === RELEASE.executable ? "electron" : name);
  mkdirSync(dirname(file), { recursive: true });
  const content = await openEntry(zip, entry);
  await pipeline(content, createWriteStream(file, { mode: modeOf(entry) }));
}

/** The Unix mode is in the upper half of the external attributes (APPNOTE 4.4.15). */
function modeOf(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
}

function openZip(file: string): Promise<ZipFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ZipFile>();
  yauzl.open(file, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  return promise;
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  const { promise, resolve, reject } = Promise.withResolvers<NodeJS.ReadableStream>();
  zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  return promise;
}

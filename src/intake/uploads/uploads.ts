import { type FileHandle, mkdir, open, rename, statfs } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { CodedError } from "../../errors/index.ts";
import {
  isReservedName,
  lastPathSegment,
  nativePaths,
  resolveRealPath,
  withoutTrailingDots,
} from "../../paths/index.ts";
import { type Store, storageCodeOf } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type CreatedFile, createdFileRecords } from "./createdFileRecords.ts";
import {
  deleteFile,
  deleteUploadFolder,
  fingerprintOfFile,
  isCreated,
  newUploadFolder,
  statOrNull,
} from "./createdFiles.ts";

/** An upload that was not kept; nothing of it is left on the disk. */
export class UploadError extends CodedError<"upload_too_large" | "upload_aborted" | "disk_full" | "file_name_invalid"> {
  override readonly name = "UploadError";
  constructor(code: UploadError["code"], cause?: unknown) {
    super(code, {}, { cause });
  }
}

/** This much of the disk is never filled. */
const KEPT_FREE_BYTES = 1024 ** 3;
const CHECK_EVERY_BYTES = 64 * 1024 ** 2;
const MAX_NAME_BYTES = 200;

export interface UploadsParts {
  readonly store: Store;
  readonly clock: Clock;
  /** Whole, and the program ended before anybody was told: is it wanted? It is taken in like any other file. */
  ingest(path: string): Promise<boolean>;
}

export interface UploadLimits {
  readonly folder: string;
  readonly limitBytes: number;
}

/** What a file is called while it is written: no survey takes it for a film. */
const PARTIAL_SUFFIX = ".part";

/**
 * Files that are sent to the program, which it writes and removes. Each is recorded before it is made and known by its
 * number, so that what is removed is the file that was made and no other, also after it was cut off by a kill.
 */
export function createUploads({ store, clock, ingest }: UploadsParts) {
  const records = createdFileRecords(store);
  /** Of an earlier run. Read before anything is written in this one: what is under way is never among them. */
  const leftBehind = records.unkept();
  const writing = new Map<AbortController, Promise<unknown>>();

  /**
   * Streams a body to the disk, into a folder of its own. The name is kept, tamed, because it is what the film is
   * recognised by. It is gone again at the next start, unless it was kept.
   *
   * @returns the path where it lies now
   * @throws UploadRefused; nothing of it is left on the disk
   */
  async function write(name: string, body: WebStream<Uint8Array> | null, limits: UploadLimits): Promise<string> {
    const sanitized = sanitizeFileName(name);
    if (!sanitized || !body) throw new UploadError(sanitized ? "upload_aborted" : "file_name_invalid");
    await mkdir(limits.folder, { recursive: true, mode: 0o700 });
    const path = join(newUploadFolder(await resolveRealPath(limits.folder)), sanitized);
    const stop = new AbortController();
    const written = writeTo(path, body, limits, stop.signal);
    writing.set(stop, written);
    try {
      await written;
      return path;
    } finally {
      writing.delete(stop);
    }
  }

  async function writeTo(
    path: string,
    body: WebStream<Uint8Array>,
    { folder, limitBytes }: UploadLimits,
    signal: AbortSignal,
  ): Promise<void> {
    const id = store.writeDurable(() => records.add(path, clock.now()));
    const partial = path + PARTIAL_SUFFIX;
    try {
      await mkdir(join(partial, ".."), { mode: 0o700 });
      const handle = await open(partial, "wx");
      store.writeDurable(() => records.setInode(id, statOrNull(partial)?.inode ?? null));
      await fill(handle, body, withinLimits(folder, limitBytes), signal);
      const sizeBytes = statOrNull(partial)?.sizeBytes ?? null;
      store.writeDurable(() => records.complete(id, { sizeBytes, fingerprint: fingerprintOfFile(partial) }));
      await rename(partial, path);
    } catch (error) {
      await deleteFile(partial);
      store.writeDurable(() => records.remove(id));
      if (error instanceof UploadError) throw error;
      const storageCode = storageCodeOf(error);
      // Read-only, failing, too many open files: sent once more it would end the same, and nobody interrupted it.
      if (storageCode !== null && storageCode !== "disk_full" && storageCode !== "disk_quota") throw error;
      throw new UploadError(storageCode === null ? "upload_aborted" : "disk_full", error);
    }
  }

  /** Removes exactly the file that was made, wherever below the program's folders it lies now. @returns whether it was */
  async function remove(path: string): Promise<boolean> {
    const created = records.candidates(path, statOrNull(path)?.inode ?? null).find((one) => isCreated(path, one));
    if (!created) return false;
    await deleteFile(path);
    await deleteUploadFolder(created.path);
    store.writeDurable(() => records.remove(created.id));
    return true;
  }

  /** What an earlier run was writing is removed; what it had written whole is taken in, and removed if nobody wants it. */
  async function cleanUp(): Promise<void> {
    for (const created of leftBehind.splice(0)) {
      const partial = created.path + PARTIAL_SUFFIX;
      if (created.inode === null || isCreated(partial, { ...created, path: partial })) await deleteFile(partial);
      if (statOrNull(created.path) === null) await forget(created);
      else if (await ingest(created.path)) keep(created.path);
      else if (!(await remove(created.path))) await forget(created);
    }
  }

  /** Subtitles below the folder whose film's file was forgotten. */
  async function removeOrphanSubtitles(folder: string): Promise<void> {
    const place = await resolveRealPath(folder).catch(() => folder);
    for (const path of records.orphanSubtitles(nativePaths.range(place))) await remove(path);
  }

  /** Its record goes, and its folder if it is empty; a file that is not the program's stays. */
  async function forget({ id, path }: CreatedFile): Promise<void> {
    await deleteUploadFolder(path);
    store.writeDurable(() => records.remove(id));
  }

  function keep(path: string): void {
    store.writeDurable(() => records.keep(path));
  }

  return {
    write,
    keep,
    remove,
    removeOrphanSubtitles,
    cleanUp,
    /** What is being written ends, and is removed. */
    async stop(): Promise<void> {
      for (const controller of writing.keys()) controller.abort();
      await Promise.allSettled(writing.values());
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

async function fill(
  handle: FileHandle,
  body: WebStream<Uint8Array>,
  limits: Transform,
  signal: AbortSignal,
): Promise<void> {
  try {
    const write = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) await handle.appendFile(chunk);
    };
    await pipeline(Readable.fromWeb(body), limits, write, { signal });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only the last part of a path, without what a file system or a terminal would take for something else. */
export function sanitizeFileName(name: string): string | null {
  const last = lastPathSegment(name.normalize("NFC"));
  // Control and direction characters, and what Windows refuses.
  const cleaned = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, " ").trim();
  const shortened = withoutTrailingDots(shorten(cleaned.replace(/^\.+/, "")));
  return shortened === "" || isReservedName(shortened) ? null : shortened;
}

/** Keeps the ending, for it says what the file claims to be. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : "";
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > MAX_NAME_BYTES) stem = [...stem].slice(0, -1).join("");
  return stem + ending;
}

function withinLimits(folder: string, limitBytes: number): Transform {
  let received = 0;
  let checkedAt = -CHECK_EVERY_BYTES;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      received += chunk.byteLength;
      if (received > limitBytes) return next(new UploadError("upload_too_large"));
      if (received - checkedAt < CHECK_EVERY_BYTES) return next(null, chunk);
      checkedAt = received;
      hasRoom(folder).then(
        (room) => (room ? next(null, chunk) : next(new UploadError("disk_full"))),
        (error: Error) => next(error),
      );
    },
  });
}

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > KEPT_FREE_BYTES;
}

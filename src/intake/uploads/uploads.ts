import { mkdir, open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { ReadableStream as WebStream } from "node:stream/web";
import { nativePaths, resolveRealPath } from "../../paths/index.ts";
import { type Store, storageCodeOf } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { fingerprintOfFile } from "../fingerprint/fingerprintOfFile.ts";
import { type CreatedFile, CreatedFileRecords } from "./createdFileRecords.ts";
import { deleteFile, deleteUploadFolder, isCreated, newUploadFolder, statOrNull } from "./createdFiles.ts";
import { sanitizeFileName } from "./sanitizeFileName.ts";
import { UploadError } from "./uploadError.ts";
import { requireRoom, type UploadLimits, writeBody } from "./writeBody.ts";

export interface UploadsParts {
  /** Where links that are now in a path may lead. */
  roots(): AllowedRoots;
  readonly store: Store;
  readonly clock: Clock;
  /**
   * Ingests a file that an earlier run had written whole before it ended.
   * @returns whether it is wanted
   */
  ingest(path: string): Promise<boolean>;
}

/** The suffix of a file while it is written: no scan takes it for a film. */
const PARTIAL_SUFFIX = ".part";
/** A refused name can be very long, so it is shortened to this length. */
const MAX_SHOWN_NAME = 100;

/**
 * Files that are sent to the program, which it writes and removes. Each is recorded before it is created, and recognised
 * by its inode, so that what is removed is the file that was created and no other, also when a kill cut it off.
 */
export class Uploads {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #ingest: UploadsParts["ingest"];
  readonly #roots: UploadsParts["roots"];
  readonly #records: CreatedFileRecords;
  /** Of an earlier run; read before this run writes anything. */
  readonly #leftovers: CreatedFile[];
  readonly #writing = new Map<AbortController, Promise<unknown>>();

  constructor({ store, clock, ingest, roots }: UploadsParts) {
    this.#store = store;
    this.#clock = clock;
    this.#ingest = ingest;
    this.#roots = roots;
    this.#records = new CreatedFileRecords(store);
    this.#leftovers = this.#records.unkept();
  }

  /**
   * For what a person sends that is stored elsewhere, such as an image.
   * @throws UploadError `disk_full`
   */
  async requireRoom(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await requireRoom(folder);
  }

  /**
   * Streams a body to the disk, into a separate folder. The sanitised name is kept, because the film is recognised by
   * it. The next start removes the file unless it was kept.
   *
   * @returns the path of the file
   * @throws UploadError; nothing of it is left on the disk
   */
  async write(name: string, body: WebStream<Uint8Array> | null, limits: UploadLimits): Promise<string> {
    const sanitized = sanitizeFileName(name);
    if (!sanitized) throw new UploadError("file_name_invalid", { fact: name.slice(0, MAX_SHOWN_NAME) });
    if (!body) throw new UploadError("upload_aborted");
    await mkdir(limits.folder, { recursive: true, mode: 0o700 });
    const path = join(newUploadFolder(await resolveRealPath(limits.folder)), sanitized);
    const stop = new AbortController();
    const written = this.#writeTo(path, body, limits, stop.signal);
    this.#writing.set(stop, written);
    try {
      await written;
      return path;
    } finally {
      this.#writing.delete(stop);
    }
  }

  keep(path: string): void {
    this.#store.writeDurable(() => this.#records.keep(path));
  }

  /**
   * Removes a file that the program created, also after a move within its folders.
   * @returns whether it was one
   */
  async remove(path: string): Promise<boolean> {
    const candidates = this.#records.candidates(path, statOrNull(path)?.inode ?? null);
    const created = candidates.find((one) => isCreated(path, one, this.#roots()));
    if (!created) return false;
    await deleteFile(path, this.#roots());
    await this.#forget(created);
    return true;
  }

  /** Removes what an earlier run had not finished writing; ingests what it had, and removes what is not kept. */
  async cleanUp(): Promise<void> {
    for (const created of this.#leftovers.splice(0)) {
      const partial = created.path + PARTIAL_SUFFIX;
      if (created.inode === null || isCreated(partial, { ...created, path: partial }, this.#roots()))
        await deleteFile(partial, this.#roots());
      if (statOrNull(created.path) === null) await this.#forget(created);
      else if (await this.#ingest(created.path)) this.keep(created.path);
      else if (!(await this.remove(created.path))) await this.#forget(created);
    }
  }

  /** Removes attached subtitles below the folder whose film's file was forgotten. */
  async removeOrphanSubtitles(folder: string): Promise<void> {
    const real = await resolveRealPath(folder).catch(() => folder);
    for (const path of this.#records.orphanSubtitles(nativePaths.range(real))) await this.remove(path);
  }

  /** Aborts and removes what is being written. */
  async stop(): Promise<void> {
    for (const controller of this.#writing.keys()) controller.abort();
    await Promise.allSettled(this.#writing.values());
  }

  async #writeTo(path: string, body: WebStream<Uint8Array>, limits: UploadLimits, signal: AbortSignal): Promise<void> {
    const store = this.#store;
    const records = this.#records;
    const id = store.writeDurable(() => records.add(path, this.#clock.now()));
    const partial = path + PARTIAL_SUFFIX;
    try {
      await mkdir(join(partial, ".."), { mode: 0o700 });
      await using handle = await open(partial, "wx", 0o600);
      store.writeDurable(() => records.setInode(id, statOrNull(partial)?.inode ?? null));
      await writeBody(handle, body, limits, signal);
      const sizeBytes = statOrNull(partial)?.sizeBytes ?? null;
      store.writeDurable(() =>
        records.complete(id, { sizeBytes, fingerprint: fingerprintOfFile(partial, this.#roots()) }),
      );
      await rename(partial, path);
    } catch (error) {
      await deleteFile(partial, this.#roots());
      store.writeDurable(() => records.remove(id));
      throw toUploadError(error);
    }
  }

  /** Its record goes, and its folder if that is empty; a file in it that the program did not create stays. */
  async #forget({ id, path }: CreatedFile): Promise<void> {
    await deleteUploadFolder(path, this.#roots());
    this.#store.writeDurable(() => this.#records.remove(id));
  }
}

function toUploadError(error: unknown): unknown {
  if (error instanceof UploadError) return error;
  // Disk errors have their own message, because uploading again would fail the same way.
  return storageCodeOf(error) === null ? new UploadError("upload_aborted", {}, error) : error;
}

import { basename, dirname, extname } from "node:path";
import type { ReadableStream as WebStream } from "node:stream/web";
import { CodedError } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { runContentTask, type TaskRunner } from "../../workers/index.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { readTrailingFlags, type SidecarFileRecords } from "../sidecarFiles/index.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { subtitleTasks } from "./tasks.ts";

export interface AttachedSubtitlesParts {
  readonly store: Pick<Store, "writeDurable">;
  readonly clock: Clock;
  readonly workers: TaskRunner;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly uploads: Pick<Uploads, "write" | "keep" | "remove">;
  /** Where they are kept: nothing is written to the film's own folder. */
  readonly subtitlesFolder: string;
}

export interface AttachedSubtitles {
  /**
   * Saves a subtitle that a user dropped on a film, in the program's own folder.
   * @param name the original file name; its last words may state the language
   * @returns its index among the file's sidecar subtitles, from 0, and a key that does not change when others are added
   * or removed
   * @throws CodedError, UploadError, the signal's reason
   */
  attach(
    fileId: number,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    signal: AbortSignal,
  ): Promise<{ number: number; key: string }>;
  /**
   * Removes an attached subtitle.
   * @param which its key, or its present number, which changes when others come and go
   * @throws CodedError where it was not attached: a file of the film's folder is never removed
   */
  detach(fileId: number, which: { readonly key: string } | { readonly number: number }): Promise<void>;
}

export type SubtitleErrorCode = "unknown_file" | "unknown_subtitle" | "not_a_subtitle";

export function createAttachedSubtitles(parts: AttachedSubtitlesParts): AttachedSubtitles {
  const { store, clock, files, sidecarFiles, uploads } = parts;
  return {
    async attach(fileId, name, bytes, signal) {
      if (!files.byId(fileId)) throw new CodedError<SubtitleErrorCode>("unknown_file");
      const flags = readTrailingFlags(basename(name, extname(name)).toLowerCase());
      const source = { bytes, language: flags.language, frameRate: null };
      const text = await runContentTask(parts.workers, subtitleTasks.toWebVtt, source, { signal });
      if (text === null) throw new CodedError<SubtitleErrorCode>("not_a_subtitle");
      const body = new Blob([bytes]).stream() as WebStream<Uint8Array>;
      const path = await uploads.write(name, body, { folder: parts.subtitlesFolder, limitBytes: bytes.byteLength });
      const isKept = store.writeDurable(() => {
        // The file may have been forgotten while the upload was written; ids are never used again.
        if (!files.byId(fileId)) return false;
        sidecarFiles.attach(fileId, { path, sizeBytes: bytes.byteLength, mtimeMs: clock.now(), ...flags });
        uploads.keep(path);
        return true;
      });
      if (!isKept) {
        await uploads.remove(path);
        throw new CodedError<SubtitleErrorCode>("unknown_file");
      }
      return { number: sidecarFiles.subtitlesOf(fileId).indexOf(path), key: keyOf(path) };
    },

    async detach(fileId, which) {
      const paths = sidecarFiles.subtitlesOf(fileId);
      const path = ("key" in which ? paths.find((one) => keyOf(one) === which.key) : paths[which.number]) ?? "";
      if (!store.writeDurable(() => sidecarFiles.detach(fileId, path)))
        throw new CodedError<SubtitleErrorCode>("unknown_subtitle");
      await uploads.remove(path);
    },
  };
}

/** Each upload has its own folder, whose random name identifies it. */
function keyOf(path: string): string {
  return basename(dirname(path));
}

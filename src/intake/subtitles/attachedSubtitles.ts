import { basename, dirname, extname } from "node:path";
import type { ReadableStream as WebStream } from "node:stream/web";
import { CodedError } from "../../errors/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { readTrailingFlags, type SidecarFileRecords } from "../sidecarFiles/index.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { toWebVtt } from "./toWebVtt.ts";

export interface AttachedSubtitlesParts {
  readonly store: { writeDurable<T>(work: () => T): T };
  readonly clock: Clock;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly uploads: Pick<Uploads, "write" | "keep" | "remove">;
  /** Where they are kept: the film's own folder is left as it is. */
  readonly folder: string;
}

export type SubtitleErrorCode = "unknown_file" | "unknown_subtitle" | "not_a_subtitle";

/** Subtitles that somebody dropped on a film. */
export function createAttachedSubtitles({
  store,
  clock,
  files,
  sidecarFiles,
  uploads,
  folder,
}: AttachedSubtitlesParts) {
  return {
    /**
     * @param name as it was called: its last words may say the language
     * @returns its number among those that lie beside the file, from 0, and its key, which stays when others come and go
     * @throws CodedError, UploadRefused
     */
    async attach(
      fileId: number,
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
    ): Promise<{ number: number; key: string }> {
      if (!files.byId(fileId)) throw new CodedError<SubtitleErrorCode>("unknown_file");
      if (toWebVtt(bytes) === null) throw new CodedError<SubtitleErrorCode>("not_a_subtitle");
      const body = new Blob([bytes]).stream() as WebStream<Uint8Array>;
      const path = await uploads.write(name, body, { folder, limitBytes: bytes.byteLength });
      const flags = readTrailingFlags(basename(name, extname(name)).toLowerCase());
      const isKept = store.writeDurable(() => {
        // Forgotten while the upload was written: numbers are never given twice.
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

    /**
     * @param which its key, or its number of this moment, which is another's as soon as one comes or goes
     * @throws CodedError where nobody gave it: what lies in the film's folder is not the program's to remove
     */
    async detach(fileId: number, which: { readonly key: string } | { readonly number: number }): Promise<void> {
      const paths = sidecarFiles.subtitlesOf(fileId);
      const path = ("key" in which ? paths.find((one) => keyOf(one) === which.key) : paths[which.number]) ?? "";
      if (!store.writeDurable(() => sidecarFiles.detach(fileId, path)))
        throw new CodedError<SubtitleErrorCode>("unknown_subtitle");
      await uploads.remove(path);
    },
  };
}

/** The folder that was made for it alone. */
function keyOf(path: string): string {
  return basename(dirname(path));
}

import type { Library } from "../../library/index.ts";
import { runContentTask, type TaskRunner } from "../../workers/index.ts";
import { artworkTasks } from "../tasks.ts";
import { ARTWORK_WIDTHS, type ArtworkKind, artworkFile, nearestWidth, writeArtwork } from "./artworkFiles.ts";

export interface ArtworkParts {
  readonly library: Library;
  readonly workers: TaskRunner;
  /** Where the files are. */
  readonly folder: string;
}

/** An image that was written to the folder at the sizes in use, for its row in the database. */
export interface PreparedArtwork {
  /** Names the files. */
  readonly hash: string;
  /** A thumb hash, base64. */
  readonly placeholder: string;
  /** Pixels of the original. */
  readonly width: number;
  readonly height: number;
}

export interface Artwork {
  /**
   * Decodes an image in a thread that can be killed, and writes it at the sizes in use.
   * @throws ImageRefused (`picture_refused`) for what is no image
   */
  prepare(kind: ArtworkKind, bytes: Uint8Array, signal: AbortSignal): Promise<PreparedArtwork>;
  /** @returns the file of an image at about that width, in pixels; null where it was not fetched yet */
  file(id: number, width: number): string | null;
}

const PREPARE_TIMEOUT_MS = 20_000;

export function createArtwork({ library, workers, folder }: ArtworkParts): Artwork {
  return {
    async prepare(kind, bytes, signal) {
      const input = { bytes, sizes: [...ARTWORK_WIDTHS[kind]] };
      const options = { signal, timeoutMs: PREPARE_TIMEOUT_MS };
      const { variants, placeholder, width, height } = await runContentTask(
        workers,
        artworkTasks.prepareImage,
        input,
        options,
      );
      return { hash: await writeArtwork(folder, variants), placeholder, width, height };
    },

    file(id, width) {
      const artwork = library.artwork.get(id);
      return artwork?.hash ? artworkFile(folder, artwork.hash, nearestWidth(artwork.kind, width)) : null;
    },
  };
}

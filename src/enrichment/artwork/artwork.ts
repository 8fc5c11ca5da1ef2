import type { Library } from "../../library/index.ts";
import { runContentTask, type TaskRunner } from "../../workers/index.ts";
import { artworkTasks } from "../tasks.ts";
import { ARTWORK_WIDTHS, type ArtworkKind, artworkFile, nearestWidth, writeArtwork } from "./artworkFiles.ts";
import { ImageRefused } from "./imageRefused.ts";

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
  /**
   * An image of a person, small and re-encoded in the same way; nothing is stored.
   * @throws ImageRefused (`picture_refused`)
   */
  portrait(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** @returns the file of an image at about that width, in pixels; null where it was not fetched yet */
  file(id: number, width: number): string | null;
}

/** Pixels: sharp at twice the size at which people are shown. */
const PORTRAIT_WIDTH = 256;
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

    async portrait(bytes, signal) {
      const input = { bytes, sizes: [PORTRAIT_WIDTH] };
      const options = { signal, timeoutMs: PREPARE_TIMEOUT_MS };
      const { variants } = await runContentTask(workers, artworkTasks.prepareImage, input, options);
      const [portrait] = variants;
      if (!portrait) throw new ImageRefused("no picture");
      return portrait.webp;
    },

    file(id, width) {
      const artwork = library.artwork.get(id);
      return artwork?.hash ? artworkFile(folder, artwork.hash, nearestWidth(artwork.kind, width)) : null;
    },
  };
}

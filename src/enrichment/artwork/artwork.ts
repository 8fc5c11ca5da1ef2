import type { Library } from "../../library/index.ts";
import type { Workers } from "../../workers/index.ts";
import { artworkTasks } from "../tasks.ts";
import { ARTWORK_WIDTHS, type ArtworkKind, artworkFile, nearestWidth, writeArtwork } from "./artworkFiles.ts";

export interface ArtworkParts {
  readonly library: Library;
  readonly workers: Workers;
  /** Where pictures lie. */
  readonly folder: string;
}

const PREPARING_MS = 20_000;

export function createArtwork({ library, workers, folder }: ArtworkParts) {
  return {
    /**
     * Re-encodes a picture at the sizes in use and takes its placeholder. Decoding happens in a thread that can be
     * ended; what is no picture throws with its code.
     *
     * @returns what is to be written into the picture's row
     */
    async prepare(kind: ArtworkKind, bytes: Uint8Array, signal: AbortSignal) {
      const picture = await workers.run(
        artworkTasks.prepareImage,
        { bytes, sizes: [...ARTWORK_WIDTHS[kind]] },
        { signal, timeoutMs: PREPARING_MS },
      );
      const hash = await writeArtwork(folder, picture.variants);
      return { hash, placeholder: picture.placeholder, width: picture.width, height: picture.height };
    },

    /** The file of a picture at about that width, null when it is not there. */
    file(id: number, width: number): string | null {
      const artwork = library.artwork.get(id);
      return artwork?.hash ? artworkFile(folder, artwork.hash, nearestWidth(artwork.kind, width)) : null;
    },
  };
}

export type Artwork = ReturnType<typeof createArtwork>;

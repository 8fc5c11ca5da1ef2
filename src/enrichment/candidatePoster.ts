import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Artwork } from "./artwork.ts";
import { outsideCallFailed } from "./outsideCallFailed.ts";

export interface CandidatePosterParts {
  readonly library: Library;
  readonly providers: ProviderSets;
  readonly artwork: Artwork;
}

const WIDTH = 185;

/**
 * The poster of a film that a file might be. The page never asks a provider itself; the engine fetches the picture
 * once, re-encodes it and keeps it: the chosen film will want it anyway.
 *
 * @returns the file, null while it cannot be had
 */
export function candidatePosterOf({ library, providers, artwork }: CandidatePosterParts) {
  return async (filePath: string, posterPath: string, signal: AbortSignal): Promise<string | null> => {
    const tmdb = providers.imagesFor(filePath);
    const artworkId = library.artworkFor("poster", `tmdb:${posterPath}`);
    const kept = artwork.file(artworkId, WIDTH);
    if (kept || !tmdb) return kept;
    try {
      const { bytes } = await tmdb.image(posterPath, "w780", { signal, reason: "review", priority: 1 });
      library.completeArtwork(artworkId, await artwork.prepare("poster", bytes, signal));
      return artwork.file(artworkId, WIDTH);
    } catch (error) {
      // The candidate stands without its poster; the next look asks again.
      if (outsideCallFailed(error)) return null;
      throw error;
    }
  };
}

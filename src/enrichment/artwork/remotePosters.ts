import type { Library } from "../../library/index.ts";
import type { ProviderSets, TmdbClient } from "../../providers/index.ts";
import { isProviderFailure } from "../isProviderFailure.ts";
import type { Artwork } from "./artwork.ts";

export interface RemotePosterParts {
  readonly library: Library;
  readonly providers: ProviderSets;
  readonly artwork: Artwork;
}

const WIDTH = 342;

/**
 * Posters of films that are not in the library: candidates of a review, similar films. The page never asks a provider
 * itself; the engine fetches the picture once, re-encodes it and keeps it: the chosen film will want it anyway.
 */
export function createRemotePosters({ library, providers, artwork }: RemotePosterParts) {
  /** @returns the file, null while it cannot be had */
  async function poster(tmdb: TmdbClient | undefined, path: string, reason: string, signal: AbortSignal) {
    const artworkId = library.artwork.findOrCreate("poster", `tmdb:${path}`);
    const kept = artwork.file(artworkId, WIDTH);
    if (kept || !tmdb) return kept;
    try {
      const { bytes } = await tmdb.image(path, "w780", { signal, reason, priority: 1 });
      const prepared = await artwork.prepare("poster", bytes, signal);
      // Cleared away meanwhile, the row is made again; its old number may be another picture's by now.
      const wanted = library.artwork.findOrCreate("poster", `tmdb:${path}`);
      library.artwork.complete(wanted, prepared);
      return artwork.file(wanted, WIDTH);
    } catch (error) {
      // The film stands without its poster; the next look asks again.
      if (isProviderFailure(error)) return null;
      throw error;
    }
  }

  return {
    forCandidate: (filePath: string, path: string, signal: AbortSignal) =>
      poster(providers.imagesFor(filePath), path, "review", signal),

    /** Only paths that stand in the film's own list. */
    forSimilarFilm: async (filmId: number, path: string, signal: AbortSignal) =>
      library.discovery.isSimilarPoster(filmId, path)
        ? poster(providers.forFilm(library.identity.idsOf(filmId) ?? {})?.tmdb, path, "similar", signal)
        : null,
  };
}

import { hasCode } from "../../errors/index.ts";
import type { Library } from "../../library/index.ts";
import { type ProviderSets, REQUEST_PRIORITY, type TmdbClient } from "../../providers/index.ts";
import { isProviderFailure } from "../isProviderFailure.ts";
import type { Artwork } from "./artwork.ts";

export interface RemotePosterParts {
  readonly library: Library;
  readonly providers: ProviderSets;
  readonly artwork: Artwork;
}

/**
 * Posters of films that are not in the library, and portraits of people, which have the shape of posters. The page never sends a request to a provider itself: the engine fetches
 * the image once, re-encodes it and stores it, and the film has it if it is chosen.
 */
export interface RemotePosters {
  /** The poster of a candidate in the review of that file. @returns a file; null while it cannot be fetched */
  forCandidate(filePath: string, path: string, signal: AbortSignal): Promise<string | null>;
  /** The poster of a film in the list of similar films. @returns null also for a path that is not in that list */
  forSimilarFilm(filmId: number, path: string, signal: AbortSignal): Promise<string | null>;
  /** The portrait of a person. @returns null also for a path that is not theirs */
  forPerson(personId: number, path: string, signal: AbortSignal): Promise<string | null>;
}

/** Pixels. */
const WIDTH = 342;
const PORTRAIT_WIDTH = 185;

export function createRemotePosters({ library, providers, artwork }: RemotePosterParts): RemotePosters {
  async function fetchPoster(
    tmdb: TmdbClient | undefined,
    path: string,
    reason: string,
    signal: AbortSignal,
    size: "w780" | "h632" = "w780",
  ) {
    const width = size === "h632" ? PORTRAIT_WIDTH : WIDTH;
    const source = `tmdb:${path}`;
    const stored = artwork.file(library.artwork.findOrCreate("poster", source), width);
    if (stored || !tmdb) return stored;
    try {
      const { bytes } = await tmdb.image(path, size, { signal, reason, priority: REQUEST_PRIORITY.viewed });
      const prepared = await artwork.prepare("poster", bytes, signal);
      // The row may have been deleted meanwhile, and its id given to another image: look it up again.
      const artworkId = library.artwork.findOrCreate("poster", source);
      library.artwork.complete(artworkId, prepared);
      return artwork.file(artworkId, width);
    } catch (error) {
      // The film is shown without its poster; the next request tries again.
      if (isProviderFailure(error) || hasCode(error, "picture_refused")) return null;
      throw error;
    }
  }

  return {
    forCandidate: (filePath, path, signal) => fetchPoster(providers.imagesFor(filePath), path, "review", signal),
    async forSimilarFilm(filmId, path, signal) {
      if (!library.discovery.isSimilarPoster(filmId, path)) return null;
      const tmdb = providers.forFilm(library.identity.idsOf(filmId) ?? {})?.tmdb;
      return fetchPoster(tmdb, path, "similar", signal);
    },
    async forPerson(personId, path, signal) {
      if (library.people.portraitOf(personId) !== path) return null;
      return fetchPoster(providers.forFilm({})?.tmdb, path, "portrait", signal, "h632");
    },
  };
}

import type { ArtworkKind as OfferedKind } from "../../contract/index.ts";
import { hasCode } from "../../errors/index.ts";
import type { Library } from "../../library/index.ts";
import { type ProviderSets, REQUEST_PRIORITY, type TmdbClient } from "../../providers/index.ts";
import { isProviderFailure } from "../isProviderFailure.ts";
import type { Artwork } from "./artwork.ts";
import type { ArtworkKind } from "./artworkFiles.ts";

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
  /** An image of the film that the provider named, to choose from. @returns its row; null while it cannot be fetched */
  forFilm(filmId: number, kind: OfferedKind, path: string, signal: AbortSignal): Promise<number | null>;
  /**
   * A still or the logo of the film, or the poster of a film of its collection.
   * @returns its row; null while it cannot be fetched, and for a path that no provider named
   */
  namedFor(filmId: number, path: string, signal: AbortSignal): Promise<number | null>;
  /** The poster of a film in a person's profile; the caller knows that it is in it. */
  forProfile(personId: number, path: string, signal: AbortSignal): Promise<string | null>;
  /** The portrait of a person. @returns null also for a path that is not theirs */
  forPerson(personId: number, path: string, signal: AbortSignal): Promise<string | null>;
}

/** How an image is stored and sent: `width` in pixels. */
interface Shape {
  readonly kind: ArtworkKind;
  readonly size: "w500" | "w780" | "w1280" | "h632";
  readonly width: number;
}

const POSTER: Shape = { kind: "poster", size: "w780", width: 342 };
const BACKDROP: Shape = { kind: "backdrop", size: "w1280", width: 780 };
/** Stored in the sizes of a still. */
const LOGO: Shape = { kind: "still", size: "w500", width: 780 };
const PORTRAIT: Shape = { kind: "poster", size: "h632", width: 185 };

const SHAPES = { poster: POSTER, backdrop: BACKDROP, logo: LOGO } as const;

export function createRemotePosters({ library, providers, artwork }: RemotePosterParts): RemotePosters {
  /** @returns the row of the stored image; null while it cannot be fetched */
  async function fetchImage(
    tmdb: TmdbClient | undefined,
    path: string,
    reason: string,
    { kind, size, width }: Shape,
    signal: AbortSignal,
  ): Promise<number | null> {
    const source = `tmdb:${path}`;
    const known = library.artwork.findOrCreate(kind, source);
    if (artwork.file(known, width)) return known;
    if (!tmdb) return null;
    try {
      const { bytes } = await tmdb.image(path, size, { signal, reason, priority: REQUEST_PRIORITY.viewed });
      const prepared = await artwork.prepare(kind, bytes, signal);
      // The row may have been deleted meanwhile, and its id given to another image: look it up again.
      const artworkId = library.artwork.findOrCreate(kind, source);
      library.artwork.complete(artworkId, prepared);
      return artworkId;
    } catch (error) {
      // The film is shown without its poster; the next request tries again.
      if (isProviderFailure(error) || hasCode(error, "picture_refused")) return null;
      throw error;
    }
  }

  async function fetchPoster(
    tmdb: TmdbClient | undefined,
    path: string,
    reason: string,
    signal: AbortSignal,
    shape: Shape = POSTER,
  ): Promise<string | null> {
    const artworkId = await fetchImage(tmdb, path, reason, shape, signal);
    return artworkId === null ? null : artwork.file(artworkId, shape.width);
  }

  const tmdbOf = (filmId: number) => providers.forFilm(library.identity.idsOf(filmId) ?? {})?.tmdb;

  return {
    forCandidate: (filePath, path, signal) => fetchPoster(providers.imagesFor(filePath), path, "review", signal),
    async forSimilarFilm(filmId, path, signal) {
      if (!library.discovery.isSimilarPoster(filmId, path)) return null;
      return fetchPoster(tmdbOf(filmId), path, "similar", signal);
    },
    forFilm: (filmId, kind, path, signal) => fetchImage(tmdbOf(filmId), path, "artwork", SHAPES[kind], signal),
    async namedFor(filmId, path, signal) {
      const shape = library.artwork.offeredShape(filmId, path);
      return shape === null ? null : fetchImage(tmdbOf(filmId), path, "film", SHAPES[shape], signal);
    },
    forProfile(personId, path, signal) {
      const known = library.people.providerIdOf(personId);
      const tmdb = known?.provider === "tmdb" ? Number(known.id) : null;
      // People of sample films are numbered like these: nothing is asked outside about them.
      return fetchPoster(providers.forFilm({ tmdb })?.tmdb, path, "person", signal);
    },
    async forPerson(personId, path, signal) {
      if (library.people.portraitOf(personId) !== path) return null;
      return fetchPoster(providers.forFilm({})?.tmdb, path, "portrait", signal, PORTRAIT);
    },
  };
}

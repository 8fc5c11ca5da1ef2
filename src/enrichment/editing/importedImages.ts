import { hash } from "node:crypto";
import { hasCode } from "../../errors/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { FilmArtworkKind, Library } from "../../library/index.ts";
import type { Artwork, PreparedArtwork } from "../artwork/artwork.ts";
import { queueArtwork } from "../artwork/artworkJob.ts";
import type { RemotePosters } from "../artwork/remotePosters.ts";

/** An image of an export: at a provider, or decoded and stored. */
export type ImportedImage = { readonly path: string } | { readonly source: string; readonly prepared: PreparedArtwork };

export interface ImportedImagesParts {
  readonly library: Library;
  readonly jobs: Jobs;
  readonly artwork: Artwork;
  readonly remotePosters: Pick<RemotePosters, "forFilm">;
}

/** Images that come with an import, as chosen ones. */
export interface ImportedImages {
  /** Fetches or decodes it. @returns why it cannot be used, where it cannot */
  prepare(
    value: unknown,
    filmId: number,
    kind: FilmArtworkKind,
    signal: AbortSignal,
  ): Promise<ImportedImage | "image_refused" | "image_missing">;
  /** Inside a transaction. @returns false where a person chose an image here */
  show(entryId: number, filmId: number, kind: FilmArtworkKind, image: ImportedImage): boolean;
}

export function createImportedImages({ library, jobs, artwork, remotePosters }: ImportedImagesParts): ImportedImages {
  function fromProvider(filmId: number, kind: FilmArtworkKind, path: string): number {
    const fetched = library.artwork.find(`tmdb:${path}`);
    const source = `own:tmdb:${path}`;
    if (fetched !== null && library.artwork.get(fetched)?.hash) return library.artwork.copy(kind, source, fetched);
    const artworkId = library.artwork.findOrCreate(kind, source);
    queueArtwork(jobs, filmId, { artworkId, kind, path });
    return artworkId;
  }

  function stored(kind: FilmArtworkKind, { source, prepared }: Extract<ImportedImage, { source: string }>): number {
    const artworkId = library.artwork.findOrCreate(kind, source);
    library.artwork.complete(artworkId, prepared);
    return artworkId;
  }

  return {
    async prepare(value, filmId, kind, signal) {
      const path = textIn(value, "path");
      if (path !== null) {
        // An image that cannot be had does not take the place of one that is shown.
        const fetched = await remotePosters.forFilm(filmId, kind, path, signal);
        return fetched === null ? "image_missing" : { path };
      }
      const webp = textIn(value, "webp");
      if (webp === null) return "image_missing";
      const bytes = Buffer.from(webp, "base64");
      try {
        const prepared = await artwork.prepare(kind, bytes, signal);
        return { source: `${kind === "poster" ? "own:" : `own:${kind}:`}${hash("sha256", bytes)}`, prepared };
      } catch (error) {
        if (hasCode(error, "picture_refused", "content_too_costly")) return "image_refused";
        throw error;
      }
    },

    show(entryId, filmId, kind, image) {
      const shown = library.artwork.sourceOf(filmId, kind);
      const source = "path" in image ? `own:tmdb:${image.path}` : image.source;
      if (shown === source) return true;
      if (shown?.startsWith("own:")) return false;
      const artworkId = "path" in image ? fromProvider(filmId, kind, image.path) : stored(kind, image);
      library.edits.showImage(entryId, filmId, kind, artworkId);
      return true;
    },
  };
}

function textIn(value: unknown, name: "path" | "webp"): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found = new Map(Object.entries(value)).get(name);
  return typeof found === "string" ? found : null;
}

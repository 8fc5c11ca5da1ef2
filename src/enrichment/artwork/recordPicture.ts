import type { Jobs } from "../../jobs/index.ts";
import type { FilmArtworkKind, Library } from "../../library/index.ts";
import { queueArtwork } from "./artworkJob.ts";

const PRIORITY = { poster: 25, backdrop: 5 } as const;

/**
 * Records the picture that TMDB shows for a film, and queues its download; a chosen one or a sidecar file's stays. Inside
 * a transaction.
 * @param path at TMDB's image host; undefined where TMDB has none
 */
export function recordPicture(
  filmId: number,
  kind: FilmArtworkKind,
  path: string | undefined,
  { library, jobs }: { readonly library: Pick<Library, "artwork">; readonly jobs: Jobs },
): void {
  if (!path) {
    library.artwork.removeProviderArtwork(filmId, kind);
    return;
  }
  const artworkId = library.artwork.findOrCreate(kind, `tmdb:${path}`);
  library.artwork.setProviderArtwork(filmId, kind, artworkId);
  queueArtwork(jobs, filmId, { artworkId, kind, path }, PRIORITY[kind]);
}

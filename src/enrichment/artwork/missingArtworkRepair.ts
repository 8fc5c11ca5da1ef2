import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import { queueSidecarFiles } from "../sidecarFilesJob.ts";
import { queueArtwork } from "./artworkJob.ts";
import { queueStill } from "./stillJob.ts";

/**
 * A picture is on record and not on the disk: somebody emptied the folder, or a backup brought the database alone. It
 * is on record no more, and is fetched or made again from where it came.
 */
export function createMissingArtworkRepair({ library, jobs }: { readonly library: Library; readonly jobs: Jobs }) {
  return function lost(artworkId: number): void {
    const gone = library.artwork.markLost(artworkId);
    if (!gone) return;
    const path = /^tmdb:(.+)$/.exec(gone.source)?.[1];
    if (path !== undefined && gone.kind !== "still" && gone.films[0] !== undefined)
      queueArtwork(jobs, gone.films[0], { artworkId, kind: gone.kind, path });
    else if (gone.kind === "still") for (const file of gone.files) queueStill(jobs, file);
    else for (const file of gone.files) queueSidecarFiles(jobs, file);
  };
}

import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import { queueSidecarFiles } from "../readSidecarFilesJob.ts";
import { queueArtwork } from "./artworkJob.ts";
import { queueStill } from "./stillJob.ts";

export interface MissingArtworkRepairParts {
  readonly library: Library;
  readonly jobs: Jobs;
}

/**
 * Repairs an image whose file is missing from the disk, because the folder was emptied or a backup restored the database
 * alone: its row is deleted, and the job that made it is queued again.
 */
export function createMissingArtworkRepair({ library, jobs }: MissingArtworkRepairParts): (artworkId: number) => void {
  return (artworkId) => {
    const deleted = library.artwork.markLost(artworkId);
    if (!deleted) return;
    const { kind, source, films, files } = deleted;
    const path = /^(?:own:)?tmdb:(.+)$/.exec(source)?.[1];
    const [filmId] = films;
    if (kind === "still") for (const fileId of files) queueStill(jobs, fileId);
    else if (path !== undefined && filmId !== undefined) queueArtwork(jobs, filmId, { artworkId, kind, path });
    else for (const fileId of files) queueSidecarFiles(jobs, fileId);
  };
}

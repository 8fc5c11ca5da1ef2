import { basename, dirname } from "node:path";
import { hasCode } from "../../errors/index.ts";
import {
  type FolderListing,
  type FolderListings,
  filmLocation,
  pickSidecarFiles,
  type SidecarFiles,
} from "../../intake/index.ts";
import { type NfoOutcome, nfoTasks } from "../../nfo/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { FolderVideos } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";

/** What the folder around a video says about its film. */
export interface FolderEvidence {
  readonly sidecarFiles: SidecarFiles;
  readonly nfo: NfoOutcome | null;
  /** The video's number among files whose names differ in nothing but the number. */
  readonly part: number | null;
  /** Keys of the titles that the names of the folder's videos state. */
  readonly titles: ReadonlySet<string>;
}

/** A folder is listed and parsed once for all videos in it. */
export type FolderEvidenceReader = (videoPath: string, signal: AbortSignal) => Promise<FolderEvidence>;

export interface FolderEvidenceParts {
  readonly workers: TaskRunner;
  readonly folderListings: FolderListings;
}

/** The NFO parser refuses larger files and says why; so much of them is enough for that. */
const MAX_NFO_READ_BYTES = 2 * 1024 * 1024;
const PARSING_TIMEOUT_MS = 5_000;
const FOLDER_TIMEOUT_MS = 10_000;

export function createFolderEvidenceReader({ workers, folderListings }: FolderEvidenceParts): FolderEvidenceReader {
  // Weak keys: a listing that intake drops takes what was parsed of it with it.
  const parsedListings = new WeakMap<FolderListing, Promise<FolderVideos>>();

  function parseListing(listing: FolderListing, signal: AbortSignal): Promise<FolderVideos> {
    const known = parsedListings.get(listing);
    if (known) return known;
    const { path, videos } = listing;
    // The number of parsed names is limited, so that the time does not grow with the folder.
    const options = { signal, timeoutMs: FOLDER_TIMEOUT_MS };
    const parsed = workers.run(identificationTasks.readFolderNames, { path, videos }, options);
    parsedListings.set(listing, parsed);
    parsed.catch(() => parsedListings.delete(listing));
    return parsed;
  }

  async function readNfo(path: string, signal: AbortSignal): Promise<NfoOutcome> {
    const bytes = await folderListings.readFile(path, MAX_NFO_READ_BYTES, signal);
    if (bytes === null) return { kind: "refused", code: "nfo_unreadable" };
    try {
      return await workers.run(nfoTasks.readNfo, bytes, { signal, timeoutMs: PARSING_TIMEOUT_MS });
    } catch (error) {
      if (signal.aborted || !hasCode(error, "worker_timeout", "ERR_WORKER_OUT_OF_MEMORY")) throw error;
      return { kind: "refused", code: "nfo_too_slow" };
    }
  }

  return async (videoPath, signal) => {
    const location = filmLocation(videoPath);
    const [own, film] = await Promise.all([
      folderListings.list(location.folder, signal),
      folderListings.list(location.filmFolder, signal),
    ]);
    const { films } = await parseListing(film, signal);
    // A film in its own folder (`VIDEO_TS`): the folder above must hold no other film for its sidecars to count.
    const isOnlyFilm = films <= (location.folder === location.filmFolder ? 1 : 0);
    const sidecarFiles = pickSidecarFiles(location, { own, film, isOnlyFilm });
    const isDirectChild = dirname(videoPath) === own.path;
    const videos = isDirectChild ? await parseListing(own, signal) : null;
    return {
      sidecarFiles,
      nfo: sidecarFiles.nfo ? await readNfo(sidecarFiles.nfo.path, signal) : null,
      part: videos?.parts.get(basename(videoPath)) ?? null,
      titles: videos?.titles ?? new Set(),
    };
  };
}

/** An NFO or artwork that the film's page uses. */
export function hasUsefulSidecars({ sidecarFiles, nfo }: FolderEvidence): boolean {
  return nfo?.kind === "read" || sidecarFiles.poster !== null || sidecarFiles.backdrop !== null;
}

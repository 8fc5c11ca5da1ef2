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

/** What lies beside a file, as far as it says something about its film. */
export interface FolderEvidence {
  readonly sidecarFiles: SidecarFiles;
  readonly nfo: NfoOutcome | null;
  /** By its siblings, which differ in nothing but the number. */
  readonly part: number | null;
}

export interface FolderEvidenceParts {
  readonly workers: TaskRunner;
  readonly folderListings: FolderListings;
}

/** What is larger than the reader takes is refused by it, with its reason. */
const LARGEST_READ_BYTES = 2 * 1024 * 1024;
const READING_MS = 5_000;

/** Looks beside files: a folder is listed and read once for all that lie in it. */
export function createFolderEvidenceReader({ workers, folderListings }: FolderEvidenceParts) {
  // What a listing says goes when the listing goes.
  const readings = new WeakMap<FolderListing, Promise<FolderVideos>>();

  function readingOf(content: FolderListing, signal: AbortSignal): Promise<FolderVideos> {
    const known = readings.get(content);
    if (known) return known;
    const { path, videos } = content;
    const reading = workers.run(
      identificationTasks.readFolderNames,
      { path, videos },
      { signal, timeoutMs: READING_MS },
    );
    readings.set(content, reading);
    reading.catch(() => readings.delete(content));
    return reading;
  }

  async function readNfo(path: string, signal: AbortSignal): Promise<NfoOutcome> {
    const bytes = await folderListings.readFile(path, LARGEST_READ_BYTES, signal);
    if (bytes === null) return { kind: "refused", code: "nfo_unreadable" };
    try {
      return await workers.run(nfoTasks.readNfo, bytes, { signal, timeoutMs: READING_MS });
    } catch (error) {
      if (signal.aborted || !hasCode(error, "worker_timeout")) throw error;
      return { kind: "refused", code: "nfo_too_slow" };
    }
  }

  return async (videoPath: string, signal: AbortSignal): Promise<FolderEvidence> => {
    const place = filmLocation(videoPath);
    const [own, film] = await Promise.all([
      folderListings.list(place.folder, signal),
      folderListings.list(place.filmFolder, signal),
    ]);
    const { films } = await readingOf(film, signal);
    // The folder above a disc holds that one film, and no other beside it.
    const isOnlyFilm = films <= (place.folder === place.filmFolder ? 1 : 0);
    const sidecarFiles = pickSidecarFiles(place, { own, film, isOnlyFilm });
    const isDirect = dirname(videoPath) === own.path;
    const parts = isDirect ? (await readingOf(own, signal)).parts : undefined;
    return {
      sidecarFiles,
      nfo: sidecarFiles.nfo ? await readNfo(sidecarFiles.nfo.path, signal) : null,
      part: parts?.get(basename(videoPath)) ?? null,
    };
  };
}

export type FolderEvidenceReader = ReturnType<typeof createFolderEvidenceReader>;

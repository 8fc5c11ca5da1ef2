import type { FolderListings } from "../intake/index.ts";
import type { Nfo } from "../nfo/index.ts";
import type { Store } from "../store/index.ts";
import {
  cardJob,
  createExtras,
  createFolderEvidenceReader,
  createMatchRecords,
  createNfoRecords,
  createReidentify,
  type IdentifyParts,
  identifyJob,
  nfoForFile,
  type Reidentify,
} from "./files/index.ts";
import { type FoundFilm, findFilmByTitle } from "./matching/index.ts";
import { createReview, type PrecisionRow, type Review, readPrecision } from "./review/index.ts";

/** What the feature needs from others; its own records are built here. */
export interface IdentificationParts extends Omit<IdentifyParts, "matches" | "nfos" | "extras" | "readFolderEvidence"> {
  readonly store: Store;
  readonly folderListings: FolderListings;
}

export interface Identification extends Reidentify {
  readonly review: Review;
  /** The sidecar NFO of a file, where it is about the film that the file was matched with. */
  nfoForFile(fileId: number): Nfo | null;
  /** The film that a title in a list names, by the offline catalogues; null where the match is not certain. */
  findFilm(title: string, year: number | null, signal: AbortSignal): Promise<FoundFilm | null>;
  /** How often automatic matches were corrected, by provider and by what they rested on. */
  precision(): PrecisionRow[];
}

/** Registers the `card` and `identify` jobs. */
export function createIdentification(parts: IdentificationParts): Identification {
  const matches = createMatchRecords(parts.store);
  const nfos = createNfoRecords(parts.store);
  const extras = createExtras({ ...parts, matches });
  const readFolderEvidence = createFolderEvidenceReader(parts);
  parts.jobs.register(cardJob({ ...parts, matches }));
  parts.jobs.register(identifyJob({ ...parts, matches, nfos, extras, readFolderEvidence }));
  const { requeueUnresolved, rematch, resetIdentification } = createReidentify({ ...parts, matches });
  return {
    review: createReview({ ...parts, matches, extras }),
    requeueUnresolved,
    rematch,
    resetIdentification,
    nfoForFile: (fileId) => nfoForFile(fileId, { ...parts, matches, nfos }),
    findFilm: async (title, year, signal) => {
      const { offline } = parts.sources("");
      return offline && findFilmByTitle(title, year, offline, signal);
    },
    precision: () => readPrecision(parts.store),
  };
}

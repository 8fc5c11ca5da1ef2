import type { Events } from "../events/index.ts";
import type { FileRecords, FolderListings, SidecarFileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { Nfo } from "../nfo/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import {
  cardJob,
  createExtras,
  createFolderEvidenceReader,
  createMatchRecords,
  createNfoRecords,
  createReidentify,
  identifyJob,
  nfoForFile,
  type Reidentify,
} from "./files/index.ts";
import { type CandidateSources, type FoundFilm, findFilmByTitle } from "./matching/index.ts";
import { createReview, type PrecisionRow, type Review, readPrecision } from "./review/index.ts";

export interface IdentificationParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly folderListings: FolderListings;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  /** In the order in which they are queried. */
  sources(path: string): CandidateSources;
  /** Changes whenever an offline catalogue does. */
  catalogueGeneration(): number;
  /** For a file that no provider has artwork for. */
  queueStill(fileId: number): void;
  /** For a film's file with a sidecar NFO or artwork. */
  queueSidecarFiles(fileId: number): void;
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

import type { Events } from "../events/index.ts";
import type { FileRecords, FolderListings, SidecarFileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { Nfo } from "../nfo/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import type { TaskRunner } from "../workers/index.ts";
import {
  cardJob,
  createExtras,
  createFolderEvidenceReader,
  createMatchRecords,
  createNfoRecords,
  identifyJob,
  nfoForFile,
  toProvisionalFilm,
} from "./files/index.ts";
import { type CandidateSources, identifyRelease } from "./matching/index.ts";
import { parseReleaseName } from "./releaseName/index.ts";
import { createReview, readPrecision } from "./review/index.ts";

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
  /** In the order in which they are asked. */
  sources(path: string): CandidateSources;
  /** Changes whenever an offline catalogue does. */
  catalogueGeneration(): number;
  /** A file that no provider has a picture for. */
  queueStill(fileId: number): void;
  /** A film's file with something beside it. */
  queueSidecarFiles(fileId: number): void;
}

/** Then requests are answered before it goes on. */
const YIELD_EVERY = 100;

/** Registers the kinds of work, and gives the review its hands. */
export function createIdentification(parts: IdentificationParts) {
  const matches = createMatchRecords(parts.store);
  const nfos = createNfoRecords(parts.store);
  const extras = createExtras({ ...parts, matches });
  parts.jobs.register(cardJob({ ...parts, matches }));
  parts.jobs.register(
    identifyJob({ ...parts, matches, nfos, extras, readFolderEvidence: createFolderEvidenceReader(parts) }),
  );
  const enqueue = (fileId: number) =>
    parts.jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` });
  return {
    review: createReview({ ...parts, matches, extras }),
    /** What the NFO beside a file says, where it is about the film that the file is. */
    nfoForFile: (fileId: number): Nfo | null => nfoForFile(fileId, { ...parts, matches, nfos }),
    /** The film that a title of somebody's list is, out of the offline catalogues; null where that is not certain. */
    async findFilm(title: string, year: number | null, signal: AbortSignal) {
      const { offline } = parts.sources("");
      if (!offline) return null;
      const reading = { title, year, kind: "movie" as const, weight: 1 };
      const asked = {
        ...parseReleaseName(`${title}.mkv`),
        title,
        year,
        alternativeTitles: [],
        ids: {},
        kind: "movie" as const,
        readings: [reading],
      };
      const { decision } = await identifyRelease(asked, {}, offline, signal);
      if (decision.kind !== "matched") return null;
      const { tmdbId: tmdb, imdbId: imdb, title: found } = decision.candidate;
      return tmdb === undefined && imdb === undefined
        ? null
        : { title: found, ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) };
    },
    precision: () => readPrecision(parts.store),
    /** After a key came: what nobody knew is asked again. */
    async requeueUnresolved(): Promise<void> {
      for (const [index, fileId] of matches.unresolvedFiles().entries()) {
        if (index % YIELD_EVERY === 0) await yieldToEventLoop();
        enqueue(fileId);
      }
    },
    /** Which films these files are is asked anew; a hand's word stands. @returns how many files were queued */
    rematch: (filmIds: readonly number[]): number =>
      parts.store.writeRelaxed(() => {
        const files = matches.markAmbiguous(filmIds);
        for (const fileId of files) {
          parts.files.setState(fileId, "identifying");
          enqueue(fileId);
        }
        return files.length;
      }),
    /** What was known of the file was another's: its own name speaks again. A hand's word stands. */
    resetIdentification({ id, path }: { readonly id: number; readonly path: string }): boolean {
      // A copy takes its twin's decision over, a hand's too: what counts is whether a hand spoke of this very file.
      if (parts.library.journal.latestUndoable({ fileId: id }, "matched_by_hand")) return false;
      matches.remove(id);
      parts.library.unbindFile(id, toProvisionalFilm(id, parseReleaseName(path)));
      parts.files.setState(id, "identifying");
      enqueue(id);
      return true;
    },
  };
}

export type Identification = ReturnType<typeof createIdentification>;

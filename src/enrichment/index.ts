/**
 * Enrichment (UC3, UC4, UC8, UC9): what providers and sidecar files say of a film. In: films that are identified. Out:
 * facts with their origin, credits, an article, similar films, artwork at the sizes in use. What a person corrected
 * (`editing`) is never overwritten here, unless they unlocked it.
 */

import type { Language, Locale } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { FileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { type Artwork, createArtwork } from "./artwork/artwork.ts";
import { artworkJob, queueArtwork } from "./artwork/artworkJob.ts";
import { type ChosenArtwork, type ChosenArtworkParts, createChosenArtwork } from "./artwork/chosenArtwork.ts";
import { createFrames, type Frames } from "./artwork/frames.ts";
import { createMissingArtworkRepair } from "./artwork/missingArtworkRepair.ts";
import { createOfferedArtwork, type OfferedArtwork } from "./artwork/offeredArtwork.ts";
import { createRemotePosters, type RemotePosters } from "./artwork/remotePosters.ts";
import { type StillParts, stillJob } from "./artwork/stillJob.ts";
import { type ChosenLogos, createChosenLogos } from "./editing/chosenLogos.ts";
import { type EditFilmsParts, editFilmsJob } from "./editing/editFilmsJob.ts";
import { createFilmEdits, type FilmEdits } from "./editing/filmEdits.ts";
import { createImportedEdits, type ImportedEdits } from "./editing/importedEdits.ts";
import { createEnrichmentScheduler, type EnrichmentScheduler } from "./enrichmentScheduler.ts";
import { enrichTmdbJob } from "./enrichTmdbJob.ts";
import { enrichWikipediaJob } from "./enrichWikipediaJob.ts";
import { createPersonProfiles, type PersonProfiles } from "./personProfiles.ts";
import { queueSidecarFiles, readSidecarFilesJob, type SidecarFilesJobParts } from "./readSidecarFilesJob.ts";
import { createRefreshPreviews, type RefreshPreviews, type RefreshPreviewsParts } from "./refresh/refreshPreviews.ts";
import { queueRelocalise, relocaliseJob } from "./relocaliseJob.ts";
import { createSimilarFilms, type SimilarFilms } from "./similarFilms.ts";
import {
  createSubtitleSearch,
  type SubtitleSearch,
  type SubtitleSearchParts,
} from "./subtitleSearch/subtitleSearch.ts";

export type { Artwork } from "./artwork/artwork.ts";
export { isArtworkUndo } from "./artwork/artworkUndo.ts";
export { queueStill } from "./artwork/stillJob.ts";
export { isEditUndo } from "./editing/filmEdits.ts";
export { queueSidecarFiles } from "./readSidecarFilesJob.ts";
export { isRefreshUndo } from "./refresh/refreshUndo.ts";
export type { SimilarFilms } from "./similarFilms.ts";

export interface EnrichmentParts {
  readonly store: ChosenArtworkParts["store"] & EditFilmsParts["store"] & RefreshPreviewsParts["store"];
  readonly library: Library;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: Workers;
  readonly providers: ProviderSets;
  readonly subtitleProvider: SubtitleSearchParts["subtitleProvider"];
  readonly movieHash: SubtitleSearchParts["movieHash"];
  readonly attachSubtitle: SubtitleSearchParts["attachSubtitle"];
  readonly clock: Clock;
  readonly artworkFolder: string;
  readonly takeStill: StillParts["takeStill"];
  readonly sidecarFiles: SidecarFilesJobParts["sidecarFiles"];
  readonly folderListings: SidecarFilesJobParts["folderListings"];
  readonly nfoForFile: SidecarFilesJobParts["nfoForFile"];
  language(): Language;
  /** The same with its country. */
  locale(): Locale;
  /** When it was changed last, milliseconds since 1970. */
  languageSince(): number;
}

export interface Enrichment {
  readonly artwork: Artwork;
  readonly chosenArtwork: ChosenArtwork;
  readonly chosenLogos: ChosenLogos;
  readonly offeredArtwork: OfferedArtwork;
  readonly frames: Frames;
  readonly remotePosters: RemotePosters;
  readonly filmEdits: FilmEdits;
  readonly importedEdits: ImportedEdits;
  readonly refreshPreviews: RefreshPreviews;
  readonly scheduler: EnrichmentScheduler;
  readonly similarFilms: SimilarFilms;
  readonly personProfiles: PersonProfiles;
  readonly subtitleSearch: SubtitleSearch;
  /** After another language was chosen for films: queues the choice of their texts. */
  relocalise(): void;
  /** For an image whose file is missing from the disk: queues the job that makes it again. */
  repairMissingArtwork(artworkId: number): void;
}

/** Registers the jobs that enrich films. */
export function createEnrichment(parts: EnrichmentParts): Enrichment {
  const artwork = createArtwork({ ...parts, folder: parts.artworkFolder });
  parts.jobs.register(enrichTmdbJob(parts));
  parts.jobs.register(artworkJob({ ...parts, artwork }));
  parts.jobs.register(readSidecarFilesJob({ ...parts, artwork }));
  parts.jobs.register(enrichWikipediaJob(parts));
  parts.jobs.register(stillJob({ ...parts, artwork }));
  parts.jobs.register(relocaliseJob(parts));
  parts.jobs.register(editFilmsJob(parts));
  const scheduler = createEnrichmentScheduler(parts);
  const remotePosters = createRemotePosters({ ...parts, artwork });
  const offeredArtwork = createOfferedArtwork(parts);
  const frames = createFrames({ ...parts, artwork });
  const filmEdits = createFilmEdits(parts);
  return {
    artwork,
    offeredArtwork,
    frames,
    chosenArtwork: createChosenArtwork({
      ...parts,
      artwork,
      async fetchOffered(filmId, kind, path, signal) {
        if (!offeredArtwork.isOffered(filmId, kind, path)) return null;
        return remotePosters.forFilm(filmId, kind, path, signal);
      },
      takeFrame: frames.take,
      defaultArtwork(filmId, kind) {
        const path = offeredArtwork.best(filmId, kind);
        if (path === null) return null;
        const artworkId = parts.library.artwork.findOrCreate(kind, `tmdb:${path}`);
        queueArtwork(parts.jobs, filmId, { artworkId, kind, path });
        return artworkId;
      },
      onReset(filmId) {
        for (const fileId of parts.files.copiesOfFilm(filmId)) queueSidecarFiles(parts.jobs, fileId);
        scheduler.refresh([filmId]);
      },
    }),
    chosenLogos: createChosenLogos({ ...parts, offeredArtwork }),
    remotePosters,
    filmEdits,
    importedEdits: createImportedEdits({ ...parts, artwork, remotePosters, filmEdits }),
    refreshPreviews: createRefreshPreviews({ ...parts, offeredArtwork }),
    scheduler,
    similarFilms: createSimilarFilms(parts),
    personProfiles: createPersonProfiles(parts),
    subtitleSearch: createSubtitleSearch(parts),
    relocalise: () => queueRelocalise(parts.jobs),
    repairMissingArtwork: createMissingArtworkRepair(parts),
  };
}

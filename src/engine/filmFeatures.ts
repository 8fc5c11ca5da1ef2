import { imagesFolder, subtitlesFolder, uploadsFolder } from "../config.ts";
import { createEnrichment, type Enrichment, queueSidecarFiles, queueStill } from "../enrichment/index.ts";
import { createIdentification, type Identification } from "../identification/index.ts";
import { createIntake, type Intake } from "../intake/index.ts";
import { createLibrary, type Library } from "../library/index.ts";
import type { ProviderSets, SubtitleProvider } from "../providers/index.ts";
import { createRemoval, type Removal } from "../removal/index.ts";
import type { Ground } from "./ground.ts";
import type { OfflineCatalogues } from "./offlineCatalogues.ts";

/** From a file on the disk to a film with its facts: each feature uses those above it. */
export interface FilmFeatures {
  readonly library: Library;
  readonly intake: Intake;
  readonly identification: Identification;
  readonly enrichment: Enrichment;
  readonly removal: Removal;
}

export function createFilmFeatures(
  ground: Ground,
  { providers, subtitleProvider }: { readonly providers: ProviderSets; readonly subtitleProvider: SubtitleProvider },
  catalogues: OfflineCatalogues,
): FilmFeatures {
  const library = openLibrary(ground);
  const intake = openIntake(ground);
  const identification = openIdentification(ground, { library, intake }, providers, catalogues);
  const enrichment = openEnrichment(ground, { library, intake, identification }, { providers, subtitleProvider });
  const { store, jobs, events, clock, bin } = ground;
  const { files, userFiles } = intake;
  const removal = createRemoval({ store, jobs, events, clock, bin, library, files, userFiles });
  return { library, intake, identification, enrichment, removal };
}

function openLibrary({ store, clock, settings, domainEvents, log }: Ground): Library {
  return createLibrary({
    store,
    clock,
    language: settings.locale,
    onMerged: (from, to) => domainEvents.emit("film.merged", { from, to }),
    onReturned: (filmId) => domainEvents.emit("film.returned", { filmId }),
    onInvalidFilter: (smartList, error) => log.warn({ smartList, err: error }, "a saved filter cannot be read"),
  });
}

function openIntake({ store, jobs, events, clock, workers, metrics, config, log, domainEvents }: Ground): Intake {
  return createIntake({
    store,
    jobs,
    events,
    clock,
    workers,
    metrics,
    dataFolder: config.dataFolder,
    subtitlesFolder: subtitlesFolder(config.dataFolder),
    uploadsFolder: uploadsFolder(config.dataFolder),
    onMoved: (file, to) => domainEvents.emit("file.moved", { file, to }),
    onNotDuplicate: (file) => domainEvents.emit("file.notDuplicate", { file }),
    onAddedAgain: (fileId) => domainEvents.emit("file.addedAgain", { fileId }),
    onFolderFailed: (folder, error) => log.warn({ folder, err: error }, "a folder could not be looked through"),
  });
}

function openIdentification(
  { store, jobs, events, metrics, workers, clock }: Ground,
  { library, intake }: Pick<FilmFeatures, "library" | "intake">,
  providers: ProviderSets,
  catalogues: OfflineCatalogues,
): Identification {
  return createIdentification({
    store,
    files: intake.files,
    sidecarFiles: intake.sidecarFiles,
    folderListings: intake.folderListings,
    discs: intake.discs,
    library,
    jobs,
    events,
    metrics,
    workers,
    clock,
    sources: providers.candidateSources,
    catalogueGeneration: catalogues.generation,
    queueStill: (fileId) => queueStill(jobs, fileId),
    queueSidecarFiles: (fileId) => queueSidecarFiles(jobs, fileId),
  });
}

function openEnrichment(
  { store, jobs, events, metrics, workers, clock, settings, config }: Ground,
  { library, intake, identification }: Omit<FilmFeatures, "enrichment" | "removal">,
  { providers, subtitleProvider }: { readonly providers: ProviderSets; readonly subtitleProvider: SubtitleProvider },
): Enrichment {
  return createEnrichment({
    store,
    library,
    files: intake.files,
    jobs,
    events,
    metrics,
    workers,
    providers,
    clock,
    language: settings.language,
    locale: settings.locale,
    languageSince: settings.languageSince,
    artworkFolder: imagesFolder(config.dataFolder),
    subtitleProvider,
    movieHash: intake.movieHash,
    attachSubtitle: intake.subtitles.attach,
    takeStill: intake.takeStill,
    sidecarFiles: intake.sidecarFiles,
    folderListings: intake.folderListings,
    nfoForFile: identification.nfoForFile,
  });
}

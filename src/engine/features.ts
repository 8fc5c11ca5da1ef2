import { type Accounts, createAccounts } from "../accounts/index.ts";
import { communitiesFolder, modelsFolder } from "../config.ts";
import { isDrifting } from "../drift/index.ts";
import type { Enrichment } from "../enrichment/index.ts";
import type { Identification } from "../identification/index.ts";
import type { Intake } from "../intake/index.ts";
import { createRestrictedLibraries, type Library, type RestrictedLibraries } from "../library/index.ts";
import { createProcessing, type Processing } from "../processing/index.ts";
import { type ProviderSets, type SubtitleProvider, wikimediaUserAgent } from "../providers/index.ts";
import { createRecommendation, type Recommendation } from "../recommendation/index.ts";
import type { Removal } from "../removal/index.ts";
import { createSampleLibrary, type SampleLibrary } from "../samples/index.ts";
import { markHasAccounts } from "../store/index.ts";
import { version } from "../version.ts";
import { createFilmFeatures, type FilmFeatures } from "./filmFeatures.ts";
import type { Ground } from "./ground.ts";
import { type OfflineCatalogues, openOfflineCatalogues } from "./offlineCatalogues.ts";
import { openProviders, openSubtitleProvider } from "./openProviders.ts";

/** What the library does for its people. Features reach each other as declared here, or by domain events. */
export interface Features {
  readonly catalogues: OfflineCatalogues;
  readonly providers: ProviderSets;
  readonly subtitleProvider: SubtitleProvider;
  readonly accounts: Accounts;
  readonly library: Library;
  readonly restrictedLibraries: RestrictedLibraries;
  readonly intake: Intake;
  readonly identification: Identification;
  readonly enrichment: Enrichment;
  readonly removal: Removal;
  readonly recommendation: Recommendation;
  readonly processing: Processing;
  readonly samples: SampleLibrary;
}

export function createFeatures(ground: Ground): Features {
  const catalogues = openOfflineCatalogues(ground);
  const providers = openProviders(ground, catalogues);
  const subtitleProvider = openSubtitleProvider(ground);
  const films = createFilmFeatures(ground, { providers, subtitleProvider }, catalogues);
  return {
    catalogues,
    providers,
    subtitleProvider,
    accounts: openAccounts(ground, films.library),
    ...films,
    restrictedLibraries: createRestrictedLibraries({
      library: films.library,
      file: ground.store.file,
      clock: ground.clock,
      language: ground.settings.locale,
    }),
    recommendation: openRecommendation(ground, films),
    processing: createProcessing({
      jobs: ground.jobs,
      intake: films.intake,
      events: ground.events,
      onError: ground.guarded.onError("processing"),
    }),
    samples: openSamples(ground, films.intake, providers),
  };
}

function openAccounts({ store, clock, config, log }: Ground, { lists }: Pick<Library, "lists">): Accounts {
  // Includes users who were added from the command line.
  lists.addBuiltInLists();
  return createAccounts({
    store,
    clock,
    onUserAdded: () => lists.addBuiltInLists(),
    onFirstAccount() {
      try {
        markHasAccounts(config.dataFolder);
      } catch (error) {
        // The account is made; the next start marks the folder.
        log.warn({ err: error }, "the data folder could not be marked as having an owner");
      }
    },
  });
}

function openRecommendation(
  ground: Ground,
  { library, identification, enrichment, intake }: FilmFeatures,
): Recommendation {
  const { store, jobs, events, workers, clock, config, settings, domainEvents, metrics, outboundRequestLog } = ground;
  return createRecommendation({
    metrics,
    store,
    jobs,
    events,
    workers,
    library,
    clock,
    modelsFolder: modelsFolder(config.dataFolder),
    program: version,
    learning: settings.learning,
    mlflow: config.mlflow ?? null,
    communitiesFolder: communitiesFolder(config.dataFolder),
    downloads: {
      addresses: { movielens: config.movielensUrl, movietweetings: config.movietweetingsUrl },
      userAgent: wikimediaUserAgent(version, config.contact),
      isAllowed: settings.outboundRequestsAllowed,
      onRequest: (request) => outboundRequestLog.record(request),
    },
    findFilm: identification.findFilm,
    edits: enrichment.importedEdits,
    removeFile: (path) => intake.uploads.remove(path),
    onPromoted: (version, profile, by) => domainEvents.emit("model.promoted", { version, profile, by }),
    isDrifting: () => isDrifting(store),
    onError: ground.guarded.onError("estimates"),
  });
}

function openSamples({ jobs, workers, config, log }: Ground, intake: Intake, providers: ProviderSets): SampleLibrary {
  return createSampleLibrary({
    jobs,
    providers,
    workers,
    dataFolder: config.dataFolder,
    ffmpeg: async () => (await intake.mediaPrograms()).ffmpeg?.path ?? null,
    receive: intake.add,
    onFailed: (error) => log.warn({ err: error }, "the sample films' provider did not start"),
  });
}

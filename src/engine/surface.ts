import { type Api, createApi } from "../api/index.ts";
import { imagesFolder, uploadsFolder } from "../config.ts";
import { backupTo } from "../store/index.ts";
import { version } from "../version.ts";
import { createAlertListeners } from "./alertListeners.ts";
import type { Engine } from "./engineInterface.ts";
import type { Features } from "./features.ts";
import type { Ground } from "./ground.ts";
import type { Observability } from "./observability.ts";

/** What others reach of the engine: clients through the API, hosts through the rest. */
export type Surface = Omit<Engine, "stop">;

export function createSurface(ground: Ground, features: Features, observability: Observability): Surface {
  const { accounts, intake, library } = features;
  const { resources } = observability;
  const { store, settings, lock, log } = ground;
  const api = openApi(ground, features, observability);

  return {
    fetch(request, peer) {
      const response = api.fetch(request, peer);
      resources.wake();
      return response;
    },
    hasAccounts: () => !accounts.setupNeeded(),
    async pathOfFile(id) {
      const path = intake.files.byId(id)?.path ?? null;
      return path === null ? null : intake.userFiles.pathForSystem(path);
    },
    mayMakeOutboundRequests: () => settings.outboundRequestsAllowed(),
    versions: async () => ({
      sqlite: store.sql<{ version: string }>("SELECT sqlite_version() AS version").get()?.version ?? "",
      ffmpeg: (await intake.mediaPrograms()).ffmpeg?.version ?? null,
    }),
    filmOfFile: (id) => intake.files.byId(id)?.film ?? null,
    titleOfFilm: (id) => library.films.titleWithYear(library.merging.currentFilm(id) ?? id),
    onAlert: createAlertListeners(ground.domainEvents),
    processing: features.processing,
    announce: lock.announce,
    log,
    local: openLocalServices(ground, features, observability),
  };
}

function openApi(ground: Ground, features: Features, observability: Observability): Api {
  const { identification } = features;
  return createApi({
    ...ground,
    ...features,
    ...observability,
    version,
    review: identification.review,
    precision: identification.precision,
    uploadsFolder: uploadsFolder(ground.config.dataFolder),
    artworkFolder: imagesFolder(ground.config.dataFolder),
    onKeyChanged: () => ground.domainEvents.emitAndWait("tmdbKey.changed", {}),
  });
}

function openLocalServices(ground: Ground, features: Features, observability: Observability): Engine["local"] {
  const { jobs, history, store, settings, events, config, reads } = ground;
  const { intake, recommendation, providers, samples } = features;
  const { drift, health, maintenance } = observability;
  return {
    intake,
    jobs,
    recommendation,
    drift,
    history,
    health,
    maintenance,
    store,
    settings,
    emit: events.emit,
    filesByState: () => reads.during(new AbortController().signal).files.countByState(),
    backup: (file) => backupTo(store.database, config.dataFolder, file),
    providers: providers.health,
    addSamples: samples.add,
  };
}

import {
  type CatalogueState,
  cataloguesFolder,
  type FilmCandidate,
  type QueryCatalogues,
  removeCatalogue,
  watchCatalogues,
} from "../providers/index.ts";
import { catalogueTasks } from "./catalogueTasks.ts";
import type { Ground } from "./ground.ts";

/** The catalogues that were imported into the library's folder. They are searched in a thread. */
export interface OfflineCatalogues {
  readonly query: QueryCatalogues;
  /** Films whose title begins so. */
  suggest(text: string, limit: number, signal: AbortSignal): Promise<FilmCandidate[]>;
  list(signal: AbortSignal): Promise<CatalogueState[]>;
  /** @returns whether there was one */
  remove(name: string): boolean;
  /** How often they changed since the program started. */
  generation(): number;
  close(): void;
}

const TIMEOUT_MS = 10_000;

export function openOfflineCatalogues({
  config,
  workers,
  domainEvents,
}: Pick<Ground, "config" | "workers" | "domainEvents">): OfflineCatalogues {
  const folder = cataloguesFolder(config.dataFolder);
  const watch = watchCatalogues(folder, () => domainEvents.emit("catalogues.changed", {}));
  const query: QueryCatalogues = (query, signal) =>
    workers.run(catalogueTasks.queryCatalogues, { folder, query }, { signal, timeoutMs: TIMEOUT_MS });

  return {
    query,
    suggest: (text, limit, signal) => query({ kind: "suggest", text, limit }, signal),
    list: (signal) => workers.run(catalogueTasks.listCatalogues, folder, { signal, timeoutMs: TIMEOUT_MS }),
    remove: (name) => removeCatalogue(folder, name),
    generation: watch.generation,
    close: watch.close,
  };
}

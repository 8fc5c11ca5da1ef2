import {
  type CatalogueState,
  cataloguesFolder,
  type FilmCandidate,
  type QueryCatalogues,
  removeCatalogue,
  watchCatalogues,
} from "../providers/index.ts";
import { runStoppable, type Task, type TaskRunner } from "../workers/index.ts";
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

/** A large import can occupy the thread that parses names for this long. */
const MAX_WAIT_MS = 600_000;
const MAX_RUN_MS = 10_000;

interface CataloguesParts extends Pick<Ground, "domainEvents"> {
  readonly config: Pick<Ground["config"], "dataFolder">;
  readonly workers: TaskRunner;
}

export function openOfflineCatalogues({ config, workers, domainEvents }: CataloguesParts): OfflineCatalogues {
  const folder = cataloguesFolder(config.dataFolder);
  const watch = watchCatalogues(folder, () => domainEvents.emit("catalogues.changed", {}));
  // Each keystroke aborts the previous query. That must not terminate the only thread for names.
  const run = <Input, Output>(task: Task<Input, Output>, input: Input, signal: AbortSignal): Promise<Output> =>
    runStoppable(workers, task, () => input, { signal, maxWaitMs: MAX_WAIT_MS, maxRunMs: MAX_RUN_MS });
  const query: QueryCatalogues = (query, signal) => run(catalogueTasks.queryCatalogues, { folder, query }, signal);

  return {
    query,
    suggest: (text, limit, signal) => query({ kind: "suggest", text, limit }, signal),
    list: (signal) => run(catalogueTasks.listCatalogues, folder, signal),
    remove: (name) => removeCatalogue(folder, name),
    generation: watch.generation,
    close: watch.close,
  };
}

import { checkAtStart } from "../maintenance/index.ts";
import { lockLibrary, setAsideInThread } from "../store/index.ts";
import type { EngineOptions } from "./engineOptions.ts";
import type { Ground } from "./ground.ts";

/** The check starts after this time even without a response. */
const LATEST_START_MS = 5_000;

/**
 * Checks the database once, after the first response or a few seconds. If it is damaged, nothing more is written to it:
 * the engine stops, the database is moved aside and the host is notified.
 * @returns to be called after each response
 */
export function checkAfterFirstResponse(
  { store, workers, config, guarded, log }: Pick<Ground, "store" | "workers" | "config" | "guarded" | "log">,
  stop: () => Promise<void>,
  onDamaged: NonNullable<EngineOptions["onDatabaseDamaged"]>,
): () => void {
  let hasStarted = false;
  const start = () => {
    if (hasStarted) return;
    hasStarted = true;
    clearTimeout(timer);
    check().catch(guarded.onError("database check"));
  };
  const timer = setTimeout(start, LATEST_START_MS).unref();
  return start;

  async function check(): Promise<void> {
    const finding = await checkAtStart(store.file, workers);
    if (finding === null || !store.database.open) return;
    store.database.pragma("query_only = ON");
    log.error({ finding }, "the database is damaged: the library is closed, and its database set aside");
    onDamaged(await closeAndSetAside());
  }

  /**
   * The host is always notified, or it would go on serving an engine that has stopped.
   * @returns the error for the host
   */
  async function closeAndSetAside(): Promise<Error> {
    try {
      await stop();
      const lock = lockLibrary(config.dataFolder);
      try {
        return await setAsideInThread(config.dataFolder);
      } finally {
        lock.release();
      }
    } catch (error) {
      log.error({ err: error }, "the damaged database cannot be set aside");
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

import { mkdirSync, watch } from "node:fs";

/** An import renames, removes and folds in a log within moments: one change. */
const QUIET_MS = 500;

/**
 * Tells when a catalogue is there that was not, or one is gone, whoever did it: an import is a program of its own.
 * @param onChange called after each change
 */
export function watchCatalogues(folder: string, onChange: () => void) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let generation = 0;
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { persistent: false }, (_, name) => {
    if (!name?.endsWith(".sqlite")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      generation += 1;
      onChange();
    }, QUIET_MS);
    timer.unref();
  });
  // A folder that cannot be watched any more is looked at all the same whenever somebody asks.
  watcher.on("error", () => watcher.close());
  return {
    /** How often they changed. */
    generation: () => generation,
    close(): void {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

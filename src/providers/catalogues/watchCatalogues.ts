import { type FSWatcher, mkdirSync, watch } from "node:fs";
import { hasCode } from "../../errors/index.ts";

/** An import renames, removes and checkpoints within moments: that is one change. */
const QUIET_MS = 500;

export interface CatalogueWatch {
  /** How often the catalogues have changed. */
  generation(): number;
  close(): void;
}

/** Watches for catalogues that are added, replaced or removed, by this program or by its command line. */
export function watchCatalogues(folder: string, onChange: () => void): CatalogueWatch {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let generation = 0;
  let timer: NodeJS.Timeout | undefined;
  const watcher = openWatcher(folder, (name) => {
    if (!name?.endsWith(".sqlite")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      generation += 1;
      onChange();
    }, QUIET_MS);
    timer.unref();
  });
  return {
    generation: () => generation,
    close() {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

/**
 * Queries read the folder themselves: without a watcher only `onChange` is missed.
 * @returns null where the system has no watch left, which must not keep the program from starting
 */
function openWatcher(folder: string, onChange: (name: string | null) => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => onChange(name));
    return watcher.on("error", () => watcher.close());
  } catch (error) {
    if (!hasCode(error, "ENOSPC", "EMFILE", "ENFILE")) throw error;
    return null;
  }
}

import { mkdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { SystemBin } from "../../src/engine.ts";

/** A bin of the system that is a folder, with the faults of a real one. */
export interface SystemBinStandIn extends SystemBin {
  /** Paths that were moved. */
  readonly moved: readonly string[];
  /** The next file stays where it is, as on a network drive without a bin. */
  refuseNext(): void;
  /** The next file stays where it is, although the system says that it was moved. */
  forgetNext(): void;
  /** Until the function that it returns is called, files wait; `after`: the first so many do not. */
  hold(after?: number): () => void;
  /** Puts a file back where it was, as the file manager does. */
  restore(path: string): void;
}

export function createSystemBin(folderOf: () => string): SystemBinStandIn {
  const moved: string[] = [];
  const faults: ("refuse" | "forget")[] = [];
  let held = Promise.resolve();
  let free = 0;
  const placeOf = (path: string) => join(folderOf(), basename(path));
  return {
    name: "linux",
    moved,
    refuseNext: () => void faults.push("refuse"),
    forgetNext: () => void faults.push("forget"),
    hold(after = 0) {
      free = after;
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    restore: (path) => renameSync(placeOf(path), path),
    async move(path) {
      if (free > 0) free -= 1;
      else await held;
      const fault = faults.shift();
      if (fault === "refuse") throw new Error("Unable to find or create trash directory");
      if (fault === "forget") return;
      mkdirSync(dirname(placeOf(path)), { recursive: true });
      renameSync(path, placeOf(path));
      moved.push(path);
    },
  };
}

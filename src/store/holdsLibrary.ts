import { existsSync } from "node:fs";
import { join } from "node:path";
import { hasTraces } from "./dataFolder/libraryTraces.ts";
import { PLAN, restoreFolders } from "./restore/restorePlan.ts";

/** Whether a start would open a library here, complete its restore, or say that it is lost. Nothing is made. */
export function holdsLibrary(dataFolder: string): boolean {
  const places = [join(dataFolder, "library.db"), join(restoreFolders(dataFolder).decided, PLAN)];
  return places.some((path) => existsSync(path)) || hasTraces(dataFolder);
}

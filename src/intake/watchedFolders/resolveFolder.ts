import { stat } from "node:fs/promises";
import { hasCode } from "../../errors/index.ts";
import { isRespelled, nativePaths, resolveRealPath } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import { intakeTasks } from "../tasks.ts";
import { WatchedFolderError } from "./watchedFolderError.ts";
import type { WatchedFolderRecord } from "./watchedFolderRecords.ts";

/**
 * The real path of a folder that a person names, links followed and spelled as on the disk, so that one folder is not
 * watched twice under two paths.
 * @throws WatchedFolderError
 */
export async function resolveFolder(named: string, workers: Workers): Promise<string> {
  if (!nativePaths.isAbsolute(named)) throw new WatchedFolderError("no_such_folder");
  try {
    const real = await resolveRealPath(named);
    const [path = real] = await workers.run(intakeTasks.toDiskSpellings, { paths: [real] });
    if (!(await stat(path)).isDirectory()) throw new WatchedFolderError("not_a_folder");
    return path;
  } catch (error) {
    if (error instanceof WatchedFolderError) throw error;
    throw new WatchedFolderError(hasCode(error, "ENOENT") ? "no_such_folder" : "unreadable", error);
  }
}

/**
 * The recorded path of a watched folder. A person may spell it differently, or name a link that leads there.
 * @throws WatchedFolderError
 */
export async function findRecordedFolder(named: string, known: readonly WatchedFolderRecord[]): Promise<string> {
  const path = nativePaths.normalize(named);
  const bySpelling = known.find((one) => one.path === path) ?? known.find((one) => isRespelled(path, one.path));
  if (bySpelling) return bySpelling.path;
  const real = await resolveRealPath(path).catch(() => null);
  // A link that is gone, or leads elsewhere by now, is still the name under which the folder was added.
  const found = known.find((one) => one.path === real) ?? known.find((one) => one.named === path);
  if (found === undefined) throw new WatchedFolderError("unknown_folder");
  return found.path;
}

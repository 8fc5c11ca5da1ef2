/**
 * A restore on the disk, in one of three states that a start distinguishes:
 *
 *   restore.partial/   being prepared: the library is the old one, and this folder is deleted
 *   restore/           decided: what is still in it is moved into place, which makes the library the restored one
 *   neither            no restore in progress
 *
 * Renaming the first to the second decides, so that a kill at any moment leaves the old library or the restored one.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { hasCode } from "../../errors/index.ts";

const plan = z.object({
  /** Contributed files to move into place, below the data folder, with `/`. */
  files: z.array(z.string()),
  /** Ends the names of what is replaced and kept. */
  replacedAt: z.string(),
  libraryId: z.string().nullable(),
  hasAccounts: z.boolean(),
});
export type RestorePlan = z.infer<typeof plan>;

export function restoreFolders(dataFolder: string) {
  return { partial: join(dataFolder, "restore.partial"), decided: join(dataFolder, "restore") };
}

/** What a folder of a restore holds, and nothing else. */
export const PLAN = "plan.json";
export const STAGED_DATABASE = "library.db";
export const STAGED_FILES = "files";

export function readPlan(folder: string): RestorePlan | null {
  try {
    return plan.parse(JSON.parse(readFileSync(join(folder, PLAN), "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * A restore on the disk, in three states that a start can tell apart:
 *
 *   restore.partial/   being prepared: the library is the old one, and this is thrown away
 *   restore/           decided: whatever is still in it is moved into place, and then the library is the new one
 *   neither            nothing is under way
 *
 * The rename of the one to the other decides, so that a kill at any moment leaves one of two libraries.
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

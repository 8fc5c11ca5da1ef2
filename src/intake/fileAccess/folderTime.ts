import { stat } from "node:fs/promises";
import type { AllowedRoots } from "./allowedRoots.ts";
import { openFolder } from "./openFolder.ts";

/** When the folder's entries last changed, milliseconds since 1970; 0 when it cannot be opened. */
export async function folderTime(path: string, roots: AllowedRoots): Promise<number> {
  try {
    await using folder = await openFolder(path, roots);
    return (await stat(folder.accessPath)).mtimeMs;
  } catch {
    // Gone, replaced by a link, or not accessible: a listing of such a folder has the same time.
    return 0;
  }
}

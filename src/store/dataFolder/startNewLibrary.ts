import { lockLibrary } from "../lock.ts";
import { beginNewLibrary } from "./guardLibrary.ts";

/**
 * The owner's decision, for a library that nobody has locked: the next start makes a new one.
 * @returns where the old database lies now, null where there was none
 * @throws LibraryInUse
 */
export function startNewLibrary(dataFolder: string): string | null {
  const lock = lockLibrary(dataFolder);
  try {
    return beginNewLibrary(dataFolder);
  } finally {
    lock.release();
  }
}

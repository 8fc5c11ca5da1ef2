import { lockLibrary } from "../lock.ts";
import { beginNewLibrary } from "./guardLibrary.ts";

/**
 * The owner decided to start over; the library must not be locked. The next start creates a new library.
 * @returns where the old database is now, null where there was none
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

import { type LibraryLock, lockLibrary, type OpeningStep, openStoreInThread, type Store } from "../store/index.ts";

/**
 * Opens the library's database for this program alone.
 * @param onOpeningStep called with each step that the database needs before it is open
 * @throws LibraryInUse, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export async function openLibraryStore(
  dataFolder: string,
  onOpeningStep: (step: OpeningStep) => void = () => undefined,
): Promise<{ readonly lock: LibraryLock; readonly store: Store }> {
  const lock = lockLibrary(dataFolder);
  try {
    return { lock, store: await openStoreInThread(dataFolder, onOpeningStep) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

import { type LibraryLock, lockLibrary, type OpeningStep, openStoreInThread, type Store } from "../store/index.ts";

/**
 * Opens the library's database for this program alone.
 * @param onOpeningStep called with each step that the database needs before it is open
 * @param isCheckedFirst whether the whole file is read first, also where no upgrade needs it
 * @throws LibraryInUse, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export async function openLibraryStore(
  dataFolder: string,
  onOpeningStep: (step: OpeningStep) => void = () => undefined,
  isCheckedFirst = true,
): Promise<{ readonly lock: LibraryLock; readonly store: Store }> {
  const lock = lockLibrary(dataFolder);
  try {
    return { lock, store: await openStoreInThread(dataFolder, onOpeningStep, { isCheckedFirst }) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

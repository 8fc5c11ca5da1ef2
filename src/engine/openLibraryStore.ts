import {
  type LibraryLock,
  lockLibrary,
  type OpeningStep,
  openStoreInThread,
  openWithReserve,
  type Store,
} from "../store/index.ts";

export interface OpenLibrary {
  readonly lock: LibraryLock;
  readonly store: Store;
  /** The disk was full, and the room that is kept for a purge was needed to open. */
  readonly isReserveUsed: boolean;
}

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
): Promise<OpenLibrary> {
  const { opened, isReserveUsed } = await openWithReserve(dataFolder, async () => {
    const lock = lockLibrary(dataFolder);
    try {
      return { lock, store: await openStoreInThread(dataFolder, onOpeningStep, { isCheckedFirst }) };
    } catch (error) {
      lock.release();
      throw error;
    }
  });
  return { ...opened, isReserveUsed };
}

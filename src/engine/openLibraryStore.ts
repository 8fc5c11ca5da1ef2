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
  /** The disk was full, and the reserve file was removed to open the library. */
  readonly isReserveUsed: boolean;
}

/**
 * Opens the library's database and locks it for this program.
 * @param onOpeningStep called before each step of opening
 * @param isCheckedFirst whether the whole file is checked first, also when no upgrade requires it
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

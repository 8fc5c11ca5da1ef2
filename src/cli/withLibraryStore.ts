import { type LibraryLock, lockLibrary, openStore, openWithReserve, type Store } from "../store/index.ts";

/**
 * Opens the library's database and locks it while `work` runs. No thread starts and no request is sent. On a full disk
 * the space of the reserve file is used.
 * @throws LibraryInUse, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing, and what `work` throws
 */
export async function withLibraryStore<T>(dataFolder: string, work: (store: Store) => Promise<T> | T): Promise<T> {
  const { opened } = await openWithReserve(dataFolder, async () => lockAndOpen(dataFolder));
  try {
    return await work(opened.store);
  } finally {
    opened.store.close();
    opened.lock.release();
  }
}

function lockAndOpen(dataFolder: string): { readonly lock: LibraryLock; readonly store: Store } {
  const lock = lockLibrary(dataFolder);
  try {
    return { lock, store: openStore(dataFolder) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

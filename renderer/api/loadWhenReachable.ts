export interface LoadSurroundings {
  isReachable(): Promise<boolean>;
  /** Loads the page again. */
  reload(): void;
  readonly retryMs: number;
}

/**
 * Loads code, and waits for the engine where it cannot be reached.
 *
 * A browser may remember that a module could not be loaded, and not ask for it again: then the page is loaded again, at
 * the address that it has by now.
 * @throws what `load` throws while the engine answers: then its files are others
 */
export async function loadWhenReachable<Loaded>(
  load: () => Promise<Loaded>,
  { isReachable, reload, retryMs }: LoadSurroundings,
): Promise<Loaded> {
  try {
    return await load();
  } catch (error) {
    // It may have come back between the two requests.
    if (await isReachable()) return load().catch(() => Promise.reject(error));
  }
  do await new Promise((resolve) => setTimeout(resolve, retryMs));
  while (!(await isReachable()));
  return load().catch(() => {
    reload();
    // The page is left: nothing is shown meanwhile.
    return new Promise<never>(() => undefined);
  });
}

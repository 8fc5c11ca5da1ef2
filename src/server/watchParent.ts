const LOOK_EVERY_MS = 1_000;

/**
 * Calls back once when the program that started this one is gone: a server whose npm was killed would else stay on its
 * port, unseen. Only a start through npm is watched; whoever starts the program itself may well leave it running.
 * @returns ends the watch
 */
export function watchParent(onGone: () => void, environment: NodeJS.ProcessEnv = process.env): () => void {
  if (!environment.npm_lifecycle_event) return () => undefined;

  const parent = process.ppid;
  const watch = setInterval(() => {
    if (isAlive(parent)) return;
    clearInterval(watch);
    onGone();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(watch);
}

function isAlive(parent: number): boolean {
  // Elsewhere than on Windows an orphan gets a new parent, even while the old one still lingers as a zombie.
  if (process.ppid !== parent) return false;
  try {
    process.kill(parent, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: then it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

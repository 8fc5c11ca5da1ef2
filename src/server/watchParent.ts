import { findNpm, isRunning } from "./parentProcess.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Calls back once when the npm that started this program is gone: otherwise a server whose npm was killed would keep
 * running, and keep its port. Only a start through npm is watched; a program started without it may be meant to keep
 * running.
 * @returns ends the watch
 */
export function watchParent(onGone: () => void, environment: NodeJS.ProcessEnv = process.env): () => void {
  if (!environment.npm_lifecycle_event) return () => undefined;

  const parent = process.ppid;
  const npm = findNpm() ?? parent;
  const watch = setInterval(() => {
    // Elsewhere than on Windows an orphan gets a new parent.
    if (process.ppid === parent && isRunning(parent) && isRunning(npm)) return;
    clearInterval(watch);
    onGone();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(watch);
}

import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { FSWatcher } from "chokidar";

const MAX_READY_MS = 10_000;

/** Until the watcher has seen everything. One that fails, or is closed meanwhile, never says so: it is not waited for. */
export async function watcherReady(watcher: FSWatcher): Promise<void> {
  const over = new AbortController();
  const ready = [once(watcher, "ready", over), once(watcher, "error", over)];
  await Promise.race([...ready, pause(MAX_READY_MS, undefined, { signal: over.signal })]).catch(() => undefined);
  over.abort();
  await Promise.allSettled(ready);
}

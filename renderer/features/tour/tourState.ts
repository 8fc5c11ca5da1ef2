/** Whether the tour runs: told from anywhere, shown by `TourPlace`. */
let isRunning = false;
const watchers = new Set<() => void>();

export function startTour(): void {
  set(true);
}

export function endTour(): void {
  set(false);
}

export function isTourRunning(): boolean {
  return isRunning;
}

export function watchTour(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function set(next: boolean): void {
  isRunning = next;
  for (const watcher of watchers) watcher();
}

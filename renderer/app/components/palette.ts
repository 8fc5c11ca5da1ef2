/** Whether the box for everything is open; told from Ctrl K and from the search field. */
let isOpen = false;
const watchers = new Set<() => void>();

export const openPalette = () => setPalette(true);

export function isPaletteOpen(): boolean {
  return isOpen;
}

export function watchPalette(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function setPalette(next: boolean): void {
  isOpen = next;
  for (const watcher of watchers) watcher();
}

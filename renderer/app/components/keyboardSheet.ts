/** Whether the sheet of keys is open; told from the menu and from `?`. */
let isOpen = false;
const watchers = new Set<() => void>();

export const openKeyboardSheet = () => setOpen(true);
export const closeKeyboardSheet = () => setOpen(false);

export function isKeyboardSheetOpen(): boolean {
  return isOpen;
}

export function watchKeyboardSheet(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function setOpen(next: boolean): void {
  isOpen = next;
  for (const watcher of watchers) watcher();
}

/** The overlays of all screens, and whether each is open; `app` renders them, and any part may open them. */
import { createPersonalStore } from "./store.ts";

export const commandPaletteOpen = createPersonalStore(false);
export const keyboardShortcutsOpen = createPersonalStore(false);
export const tourRunning = createPersonalStore(false);

/** The overlays of all screens, and whether each is open; `app` renders them, and any part may open them. */
import { createStore } from "./store.ts";

export const commandPaletteOpen = createStore(false);
export const keyboardShortcutsOpen = createStore(false);
export const tourRunning = createStore(false);

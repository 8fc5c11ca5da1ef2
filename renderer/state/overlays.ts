/** What may lie over any screen, and whether it is open; `app` shows them, and anything may open them. */
import { createStore } from "./store.ts";

export const commandPaletteOpen = createStore(false);
export const keyboardShortcutsOpen = createStore(false);
export const tourRunning = createStore(false);

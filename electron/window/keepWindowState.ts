import { type BrowserWindow, screen } from "electron";
import { placeWindow, saveWindowState } from "./windowState.ts";
import { onZoomChange } from "./zoom.ts";

const SAVE_AFTER_MS = 500;
const CHANGES = ["resize", "move", "maximize", "unmaximize"] as const;

/** Saves where the window is a moment after each change, so that a kill loses nothing; brings it back on a display. */
export function keepWindowState(window: BrowserWindow, stateFile: string, onError: (error: unknown) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    try {
      saveWindowState(stateFile, {
        bounds: window.getNormalBounds(),
        maximized: window.isMaximized(),
        zoom: window.webContents.getZoomFactor(),
      });
    } catch (error) {
      onError(error);
    }
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  // Electron types each event of a window by its own overload.
  for (const change of CHANGES) window.on(change as "resize", saveSoon);
  onZoomChange(window.webContents, saveSoon);
  window.on("close", save);

  const bringBack = () => {
    if (window.isDestroyed() || window.isMaximized()) return;
    const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
    const placed = placeWindow({ bounds: window.getNormalBounds(), maximized: false, zoom: 1 }, displays);
    if (placed.bounds.x === undefined) {
      window.setSize(placed.bounds.width, placed.bounds.height);
      window.center();
    }
  };
  screen.on("display-removed", bringBack);
  window.once("closed", () => {
    clearTimeout(timer);
    screen.off("display-removed", bringBack);
  });
}

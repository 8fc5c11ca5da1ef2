import { BrowserWindow, dialog, screen } from "electron";
import { ORIGIN, PAGE_PREFERENCES } from "./security.ts";
import type { ShellWords } from "./shellWords.ts";
import { MINIMUM_SIZE, readWindowState, saveWindowState } from "./windowState.ts";

export type WindowParts = {
  readonly preload: string;
  readonly icon: string;
  readonly stateFile: string;
  readonly words: ShellWords;
};

/** Opens the program's window where it was the last time. */
export function openWindow({ preload, icon, stateFile, words }: WindowParts): BrowserWindow {
  const { bounds, maximized } = readWindowState(
    stateFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: "Filmothèque",
    icon,
    backgroundColor: "#0e0f12", // the page's dark surface: nothing flashes before the first paint
    show: false,
    webPreferences: { ...PAGE_PREFERENCES, preload },
  });
  if (maximized) window.maximize();

  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    saveWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason !== "clean-exit") offerReload(window, words);
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}

/** The page is gone, the engine is not: what was being done goes on, and the window can come back. */
async function offerReload(window: BrowserWindow, words: ShellWords): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: "error",
    message: words.pageStopped,
    detail: words.nothingLost,
    buttons: [words.reloadWindow, words.quit],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) window.webContents.reload();
  else window.close();
}

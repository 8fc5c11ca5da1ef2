import { app } from "electron";

/** How the system starts this program; while it is being developed, Electron is told its folder. */
export function ownCommand(): readonly [program: string, ...words: string[]] {
  // An AppImage runs from a folder that is gone when it ends; the file that was started is named by its runtime.
  const program = process.env.APPIMAGE ?? process.execPath;
  return app.isPackaged ? [program] : [program, app.getAppPath()];
}

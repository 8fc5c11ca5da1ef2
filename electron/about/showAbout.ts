import { app, BrowserWindow, clipboard, dialog } from "electron";
import type { Engine } from "../../src/engine.ts";
import type { LibraryLifecycle } from "../lifecycle/openLibrary.ts";
import type { Translator } from "../messages/index.ts";
import { aboutText, type Versions } from "./aboutText.ts";

/** The program and what it is built on, with a button that copies the versions. */
export async function showAbout(library: LibraryLifecycle, t: Translator): Promise<void> {
  const text = aboutText(await versionsOf(library), t);
  const options = {
    type: "info" as const,
    title: t("about"),
    message: "Filmothèque",
    detail: text,
    buttons: [t("close"), t("copyVersions")],
    defaultId: 0,
    cancelId: 0,
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  if (response === 1) clipboard.writeText(`Filmothèque\n${text}`);
}

async function versionsOf(library: LibraryLifecycle): Promise<Versions> {
  const { electron = "", chrome = "", node } = process.versions;
  const engine: Engine | null = library.state() === "open" ? await library.engine : null;
  const { sqlite, ffmpeg } = (await engine?.versions()) ?? { sqlite: null, ffmpeg: null };
  return { program: app.getVersion(), electron, chromium: chrome, node, sqlite, ffmpeg };
}

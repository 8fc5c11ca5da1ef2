import { join } from "node:path";
import { app, BrowserWindow, clipboard, dialog, shell } from "electron";
import type { Engine } from "../../src/engine.ts";
import type { LibraryLifecycle } from "../lifecycle/openLibrary.ts";
import type { Translator } from "../messages/index.ts";
import { aboutText, type Versions } from "./aboutText.ts";

/** Shows the versions of the program and its components, with buttons that copy them and open the licences. */
export async function showAbout(library: LibraryLifecycle, t: Translator): Promise<void> {
  const text = aboutText(await versionsOf(library), t);
  const options = {
    type: "info" as const,
    title: t("about"),
    message: "Filmothèque",
    detail: text,
    buttons: [t("close"), t("copyVersions"), t("showLicences")],
    defaultId: 0,
    cancelId: 0,
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  if (response === 1) clipboard.writeText(`Filmothèque\n${text}`);
  if (response === 2) await openLicences();
}

/**
 * Opens the list that `npm run licences` generates, which ships with the program. @throws Error when no program opens
 * it
 */
async function openLicences(): Promise<void> {
  const file = app.isPackaged
    ? join(process.resourcesPath, "licences.md")
    : join(app.getAppPath(), "docs", "licences.md");
  const complaint = await shell.openPath(file);
  if (complaint !== "") throw new Error(complaint);
}

async function versionsOf(library: LibraryLifecycle): Promise<Versions> {
  const { electron = "", chrome = "", node } = process.versions;
  const engine: Engine | null = library.state() === "open" ? await library.engine : null;
  const { sqlite, ffmpeg } = (await engine?.versions()) ?? { sqlite: null, ffmpeg: null };
  return { program: app.getVersion(), electron, chromium: chrome, node, sqlite, ffmpeg };
}

import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, dialog, type MessageBoxOptions, protocol } from "electron";
import { readConfig } from "../src/config.ts";
import { explainOpenFailure, findLoss } from "../src/openFailure.ts";
import { linesOfError, writeError } from "../src/terminal/index.ts";
import { isDisplayThere } from "./lifecycle/display.ts";
import { decideLostLibrary } from "./lifecycle/lostLibrary.ts";
import { QUIT_SIGNALS } from "./lifecycle/quit.ts";
import { systemLanguage } from "./lifecycle/systemLanguage.ts";
import { asciiUserAgent } from "./lifecycle/userAgent.ts";
import { translatorFor } from "./messages/index.ts";
import { PreferencesFile } from "./preferences/preferences.ts";
import { startProgram } from "./program.ts";
import { argumentsOf, readArguments } from "./requests/readArguments.ts";
import { PAGE_SCHEME } from "./window/security.ts";

// Possible once, and only before Electron is ready: so before anything that waits.
protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
app.enableSandbox();
// Windows shows notifications and recent films under the name of the installed shortcut (electron-builder.yml, appId).
if (process.platform === "win32") app.setAppUserModelId("org.filmotheque.desktop");
app.userAgentFallback = asciiUserAgent(app.userAgentFallback);

process.on("uncaughtException", (error) => void endWithFailure(error, "stoppedUnexpectedly"));
process.on("unhandledRejection", (reason) => void endWithFailure(reason, "stoppedUnexpectedly"));

// Without a display Chromium crashes before anything could be shown.
if (process.platform === "linux" && !isDisplayThere(process.env)) {
  writeError(translatorFor(systemLanguage(process.env))("noDisplay"));
  process.exit(1);
}

let isEnding = false;
let folder = process.env.FILMOTHEQUE_DATA ?? "";
let preferences: PreferencesFile | undefined;
try {
  const config = readConfig(process.env);
  folder = config.dataFolder;
  const windowFolder = join(folder, "window");
  mkdirSync(windowFolder, { recursive: true, mode: 0o700 });
  // The lock is in this folder: each library has one window, and two libraries may have one each.
  app.setPath("userData", windowFolder);
  accessSync(windowFolder, constants.W_OK); // else the lock below would look as if another program held it
  const request = readArguments(argumentsOf(process.argv, process.defaultApp), process.cwd());
  if (app.requestSingleInstanceLock(request)) {
    preferences = new PreferencesFile(join(windowFolder, "preferences.json"));
    const onDatabaseDamaged = (error: Error) => void endWithFailure(error, "cannotOpen");
    void startProgram({ config, windowFolder, preferences, request, onDatabaseDamaged }).catch((error) =>
      endWithFailure(error, "cannotOpen"),
    );
  } else app.exit(); // the first one receives this one's arguments by "second-instance"
} catch (error) {
  void endWithFailure(error, "cannotOpen");
}

/** Says in a dialog and on standard error what happened, then ends the process with status 1. */
async function endWithFailure(error: unknown, what: "cannotOpen" | "stoppedUnexpectedly"): Promise<void> {
  if (isEnding) return writeError(...linesOfError(error)); // only one dialog: later errors follow from the first
  isEnding = true;
  process.exitCode = 1;
  for (const signal of QUIT_SIGNALS) process.on(signal, () => app.exit(1));
  const language = preferences?.current.language ?? systemLanguage(process.env);
  const t = translatorFor(language);
  const title = t(what);
  const reason = error instanceof Error ? error.message : String(error);
  const known = what === "cannotOpen" ? explainOpenFailure(error, folder, language) : null;
  const detail = known ?? `${reason}\n\n${t("nothingLost")}`;
  writeError(`${title}${language === "fr" ? "\u00a0:" : ":"} ${detail.replaceAll(/\s+/g, " ")}`);
  await app.whenReady();
  const loss = what === "cannotOpen" ? findLoss(error) : null;
  if (!loss) {
    await ask({ type: "error", message: title, detail });
    return app.exit(1);
  }
  try {
    const { restoreLibrary, startNewLibrary } = await import("../src/engine.ts");
    const parts = { folder, language, t, ask, restore: restoreLibrary, startNewLibrary };
    if (!(await decideLostLibrary(loss, parts))) return app.exit(1);
    app.relaunch();
    app.exit(0);
  } catch (failure) {
    writeError(...linesOfError(failure));
    app.exit(1);
  }
}

/** Not showErrorBox: it blocks the process, which then hears no signal. */
async function ask(options: MessageBoxOptions): Promise<number> {
  const [window] = BrowserWindow.getAllWindows();
  return (await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))).response;
}

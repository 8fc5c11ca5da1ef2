import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
} from "electron";
import { readConfig } from "../src/config.ts";
import type { Engine } from "../src/engine.ts";
import { alertSigns } from "./alertSigns.ts";
import { answerCalls } from "./answerCalls.ts";
import { denyPermissions, guardContents } from "./guardContents.ts";
import { menuTemplate } from "./menu.ts";
import { serveScheme, WINDOW_NAMES } from "./scheme.ts";
import { openSecretFile } from "./secretFile.ts";
import { PAGE_SCHEME, SCHEME } from "./security.ts";
import { SessionCookies } from "./sessionCookies.ts";
import { shellActions } from "./shellActions.ts";
import { shellWords } from "./shellWords.ts";
import { asciiUserAgent } from "./userAgent.ts";
import { openWindow } from "./window.ts";

// Possible once, and only before Electron is ready: so before anything that waits.
protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
app.enableSandbox();
app.userAgentFallback = asciiUserAgent(app.userAgentFallback);

const config = readConfig(process.env);
const words = shellWords(config.language);
const programFolder = app.getAppPath();
const windowFolder = join(config.dataFolder, "window");

// The lock lies in this folder, so that each library has one window, and two libraries may have one each.
mkdirSync(windowFolder, { recursive: true, mode: 0o700 });
app.setPath("userData", windowFolder);

if (app.requestSingleInstanceLock()) void run();
else app.quit(); // the first one gets "second-instance" and shows itself

async function run(): Promise<void> {
  process.on("uncaughtException", (error) => fail(words.stoppedUnexpectedly, error));
  process.on("unhandledRejection", (reason) => fail(words.stoppedUnexpectedly, reason));
  app.on("web-contents-created", (_event, contents) => guardContents(contents, openOutside));
  app.on("window-all-closed", () => app.quit());

  const opening = openEngine();
  opening.then(
    (engine) => engine.announce("in its window"),
    (error) => fail(words.cannotOpen, error),
  );
  stopBeforeQuitting(opening);

  await app.whenReady();
  const cookies = openSecretFile(join(windowFolder, "session"), safeStorage).then((box) =>
    SessionCookies.open(box, Date.now),
  );
  const logFailure = (error: unknown) =>
    void opening.then(({ log }) => log.error({ err: error }, "the window's request failed"), console.error);
  protocol.handle(SCHEME, serveScheme(opening, cookies, logFailure));
  denyPermissions(session.defaultSession);

  const desktop = { chooseFolder, showItemInFolder: shell.showItemInFolder, openPath: shell.openPath };
  const pathOfFile = async (fileId: number) => (await opening).pathOfFile(fileId);
  answerCalls(ipcMain, shellActions(desktop, pathOfFile));
  const openDataFolder = () => void shell.openPath(config.dataFolder);
  const place = { platform: process.platform, isPackaged: app.isPackaged };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, { openDataFolder }, place)));
  showAlerts(opening);
  showWindow();
  app.on("second-instance", showWindow);
  app.on("activate", showWindow);
}

let tray: Tray | undefined;

/** The program's sign in the system's tray, and a notification for each alert that begins. */
function showAlerts(opening: Promise<Engine>): void {
  tray = new Tray(join(programFolder, "resources/icon.png"));
  tray.setToolTip("Filmothèque");
  tray.on("click", showWindow);
  const sign = alertSigns({
    showWindow,
    setTrayText: (text) => tray?.setToolTip(text),
    notify(title, body, onClick) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on("click", onClick);
      notification.show();
    },
  });
  opening.then(
    (engine) => engine.onAlert(sign),
    () => undefined, // What kept the library from opening was said already.
  );
}

/** Loaded beside the window rather than before it: the page shows itself while the library opens. */
async function openEngine(): Promise<Engine> {
  const { createEngine } = await import("../src/engine.ts");
  const world = { clock: Date, random: Math.random, isOnBattery: () => powerMonitor.isOnBatteryPower() };
  return createEngine({ ...config, ...WINDOW_NAMES, pageFolder: join(programFolder, "dist/renderer") }, world);
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window) {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return;
  }
  openWindow({
    preload: join(programFolder, "dist/preload/preload.cjs"),
    icon: join(programFolder, "resources/icon.png"),
    stateFile: join(windowFolder, "window.json"),
    words,
  });
}

function openOutside(address: string): void {
  void shell.openExternal(address);
}

async function chooseFolder(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: words.chooseFolder,
    properties: ["openDirectory"],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Electron leaves at once; the engine first settles what it has promised. */
function stopBeforeQuitting(opening: Promise<{ stop(): Promise<void> }>): void {
  let isStopped = false;
  app.on("will-quit", (event) => {
    if (isStopped) return;
    event.preventDefault();
    opening
      .then((engine) => engine.stop())
      .catch((error) => console.error(error))
      .finally(() => {
        isStopped = true;
        // Not app.quit(): Electron ignores it inside "will-quit", and the stop may have settled before that event ended.
        app.exit();
      });
  });
}

/** Says what happened and ends: a program in an unknown state keeps nobody's films. */
function fail(message: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(message, `${reason}\n\n${words.nothingLost}`);
  app.exit(1);
}

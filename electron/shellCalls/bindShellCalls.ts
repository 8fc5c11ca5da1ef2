import { app, BrowserWindow, dialog, ipcMain, nativeImage, shell } from "electron";
import type { LibraryLifecycle } from "../lifecycle/openLibrary.ts";
import type { Translator } from "../messages/index.ts";
import type { DisplaySleepBlocker } from "../player/displaySleepBlocker.ts";
import { playerOf } from "../player/openInPlayer.ts";
import type { PreferencesFile } from "../preferences/preferences.ts";
import type { RecentFilms } from "../recent/recentFilms.ts";
import type { OpenRequests } from "../requests/openRequests.ts";
import type { SessionCookies } from "../scheme/sessionCookies.ts";
import {
  isExecutable,
  type MachineSettingsService,
  type MachineUpdates,
  machineSettings,
} from "../settings/machineSettings.ts";
import type { StartWithSystem } from "../startup/startWithSystem.ts";
import { registerShellCalls } from "./registerShellCalls.ts";
import { type ShellActionParts, shellActions } from "./shellActions.ts";

export interface ShellCallParts {
  readonly library: LibraryLifecycle;
  readonly cookies: Promise<SessionCookies>;
  readonly requests: OpenRequests;
  readonly preferences: PreferencesFile;
  readonly awake: DisplaySleepBlocker;
  readonly recent: RecentFilms;
  readonly updates: MachineUpdates;
  readonly start: StartWithSystem;
  /** Shown under the pointer where the system has no icon for a file. */
  readonly iconFile: string;
  translator(): Translator;
  logError(error: unknown, what: string): void;
}

/** Binds the page's calls to the system. */
export function bindShellCalls(parts: ShellCallParts): void {
  const { library, preferences, requests, translator, recent } = parts;
  const machine = settingsOfMachine(parts);
  const play = playerOf({
    platform: process.platform,
    chosenProgram: machine.chosenProgram,
    openPath: (path) => shell.openPath(path),
  });
  const desktop: ShellActionParts = {
    chooseFolder: () => ask({ title: translator()("chooseFolder"), properties: ["openDirectory"] }),
    showItemInFolder: (path) => shell.showItemInFolder(path),
    async play(path, fileId) {
      const outcome = await play(path);
      const film = (await library.engine).filmOfFile(fileId);
      if (outcome.done && film !== null) recent.record(film);
      return outcome;
    },
    drag: (path) => drag(path, parts.iconFile),
    setPlaying: parts.awake.set,
    setAppearance: (language, theme) => preferences.record({ language, theme }),
    logPageError: (text) => parts.logError(new Error(text), "the page reported an error"),
    openingState: library.state,
    isSessionLost: async () => (await parts.cookies).isLost,
    takeOpenRequest: () => requests.take(),
    machine,
  };
  registerShellCalls(
    ipcMain,
    shellActions(desktop, async (fileId) => (await library.engine).pathOfFile(fileId)),
  );
}

function settingsOfMachine({ preferences, translator, updates, start }: ShellCallParts): MachineSettingsService {
  return machineSettings({
    preferences,
    updates,
    machine: { platform: process.platform, environment: process.env, isExecutable },
    start,
    chooseProgram: () =>
      ask({
        title: translator()("chooseProgram"),
        properties: ["openFile"],
        ...(process.platform === "win32" && { filters: [{ name: translator()("programs"), extensions: ["exe"] }] }),
      }),
  });
}

async function ask(options: Electron.OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

const DRAG_ICON_PIXELS = 64;

/** A drag without an icon is refused, and some systems have none for a kind of file. */
async function drag(path: string, iconFile: string): Promise<void> {
  const contents = (BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0])?.webContents;
  const own = await app.getFileIcon(path, { size: "normal" });
  const icon = own.isEmpty() ? nativeImage.createFromPath(iconFile).resize({ width: DRAG_ICON_PIXELS }) : own;
  contents?.startDrag({ file: path, icon });
}

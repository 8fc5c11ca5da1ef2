import { app, powerMonitor, powerSaveBlocker, safeStorage, shell } from "electron";
import type { EngineConfig } from "../src/config.ts";
import { linesOfError, writeError } from "../src/terminal/index.ts";
import { openEngine } from "./lifecycle/openEngine.ts";
import { type LibraryLifecycle, openLibrary } from "./lifecycle/openLibrary.ts";
import { type Quitting, quitCleanly } from "./lifecycle/quit.ts";
import { systemLanguage } from "./lifecycle/systemLanguage.ts";
import { type Language, type Translator, translatorFor } from "./messages/index.ts";
import { showNotification } from "./notifications/showNotification.ts";
import { createDisplaySleepBlocker, type DisplaySleepBlocker } from "./player/displaySleepBlocker.ts";
import type { PreferencesFile } from "./preferences/preferences.ts";
import { type RecentFilms, recentFilms } from "./recent/recentFilms.ts";
import { listenForMacRequests } from "./requests/macRequests.ts";
import { OpenRequests } from "./requests/openRequests.ts";
import { LINK_SCHEME } from "./requests/programLink.ts";
import { SessionCookies } from "./scheme/sessionCookies.ts";
import { openShellSecrets } from "./secrets/shellSecrets.ts";
import { type DeferredUpdates, deferUpdates } from "./updates/index.ts";
import { showContextMenus } from "./window/contextMenu.ts";
import { guardContents } from "./window/guardContents.ts";

export interface ShellServicesParts {
  readonly config: EngineConfig;
  /** The shell's own files: window place, preferences, session. */
  readonly windowFolder: string;
  readonly preferences: PreferencesFile;
  /** The check after the start found damage; the library is closed. */
  onDatabaseDamaged(error: Error): void;
}

/** What the window, tray and menus need. */
export interface ShellServices {
  readonly programFolder: string;
  readonly quitting: Quitting;
  /** Still closed. */
  readonly library: LibraryLifecycle;
  readonly cookies: Promise<SessionCookies>;
  readonly requests: OpenRequests;
  readonly awake: DisplaySleepBlocker;
  readonly recent: RecentFilms;
  /** Not started. */
  readonly updates: DeferredUpdates;
  language(): Language;
  translator(): Translator;
  logError(error: unknown, what: string): void;
}

/** Before Electron is ready: the library, how the program ends, and what watches every page from its first moment. */
export function createShellServices(parts: ShellServicesParts): ShellServices {
  const { config, windowFolder, preferences, onDatabaseDamaged } = parts;
  const programFolder = app.getAppPath();
  const language = () => preferences.current.language ?? systemLanguage(process.env);
  const translator = () => translatorFor(language());
  const library = openLibrary(async (setState) => {
    setState("unlocking");
    const secrets = (await secretsIn)(config.dataFolder);
    setState("starting");
    return openEngine(
      { ...config, language: language() },
      { programFolder, secrets, onStep: setState, onDatabaseDamaged },
    );
  });
  const logError = (error: unknown, what: string) =>
    void library.engine.then(
      ({ log }) => log.error({ err: error }, what),
      () => writeError(what, ...linesOfError(error)),
    );
  const secretsIn = app
    .whenReady()
    .then(() => openShellSecrets({ cipher: safeStorage, platform: process.platform, onProblem: logError }));
  const updates = deferUpdates();
  const services: ShellServices = {
    programFolder,
    library,
    cookies: secretsIn.then((open) => SessionCookies.open(open(windowFolder), Date.now)),
    requests: new OpenRequests(),
    awake: createDisplaySleepBlocker(powerSaveBlocker),
    recent: recentFilms(preferences, library.engine),
    updates,
    quitting: quitCleanly({
      app,
      powerMonitor,
      stop: library.stop,
      onQuitting: updates.stop,
      onSessionEnd: updates.postpone,
      logError: (error) => logError(error, "the library could not be closed"),
    }),
    language,
    translator,
    logError,
  };
  watchContents(services);
  app.on("window-all-closed", () => {
    if (!preferences.current.keepRunning) return app.quit();
    library.open(); // closed before its page was there
    notifyKeepsRunning(translator());
  });
  listenForMacRequests(services.requests);
  // On macOS and Linux the package declares it; on Windows the program does.
  if (app.isPackaged && process.platform === "win32") app.setAsDefaultProtocolClient(LINK_SCHEME);
  return services;
}

function watchContents({ awake, recent, translator, logError }: ShellServices): void {
  app.on("web-contents-created", (_event, contents) => {
    guardContents(contents, (address) => {
      shell.openExternal(address).catch((error) => logError(error, "a link could not be opened"));
    });
    awake.watch(contents);
    recent.watch(contents);
    showContextMenus(contents, translator);
  });
}

let isSaid = false;

/** Once: some desktops show no tray, and the program must not go on unseen. */
function notifyKeepsRunning(t: Translator): void {
  if (isSaid) return;
  isSaid = true;
  showNotification(t("keepsRunning"), t("keepsRunningText"), () => app.emit("activate"));
}

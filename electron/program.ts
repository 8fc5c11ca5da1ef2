import { join } from "node:path";
import {
  app,
  BrowserWindow,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
} from "electron";
import type { EngineConfig } from "../src/config.ts";
import type { Engine } from "../src/engine.ts";
import type { SecretStore } from "../src/secrets/index.ts";
import { showAbout } from "./about/showAbout.ts";
import { answerPage } from "./bridge/answerPage.ts";
import { channelOf, type OpeningState, type ShellEvent, type ShellEvents } from "./bridge/ipc.ts";
import { integrateDesktop } from "./desktop.ts";
import { type OpeningLibrary, openLibrary } from "./lifecycle/openLibrary.ts";
import { quitCleanly } from "./lifecycle/quit.ts";
import { systemLanguage } from "./lifecycle/systemLanguage.ts";
import { menuTemplate } from "./menu/menu.ts";
import { type Messages, messagesIn } from "./messages/index.ts";
import { keepAwake } from "./player/keepAwake.ts";
import type { PreferencesFile } from "./preferences/preferences.ts";
import { recentFilms } from "./recent/recentFilms.ts";
import { OpenRequests } from "./requests/openRequests.ts";
import { LINK_SCHEME, pathOfLink } from "./requests/programLink.ts";
import { isStartRequest, type StartRequest } from "./requests/readArguments.ts";
import { serveScheme, WINDOW_NAMES } from "./scheme/scheme.ts";
import { SessionCookies } from "./scheme/sessionCookies.ts";
import { openShellSecrets } from "./secrets/shellSecrets.ts";
import { startUpdates } from "./updates/index.ts";
import { showContextMenus } from "./window/contextMenu.ts";
import { denyPermissions, guardContents } from "./window/guardContents.ts";
import { openWindow } from "./window/openWindow.ts";
import { SCHEME } from "./window/security.ts";
import { zoomPage } from "./window/zoom.ts";

export interface ProgramParts {
  readonly config: EngineConfig;
  /** The shell's own files: window place, preferences, session. */
  readonly windowFolder: string;
  readonly preferences: PreferencesFile;
  readonly request: StartRequest;
}

/**
 * The composition root of the shell: library, private scheme, window, menus.
 * @throws what kept the library from opening
 */
export async function startProgram({ config, windowFolder, preferences, request }: ProgramParts): Promise<void> {
  const programFolder = app.getAppPath();
  const language = () => preferences.current.language ?? systemLanguage(process.env);
  const messages = (): Messages => messagesIn(language());
  const requests = new OpenRequests();
  const library = openLibrary(async (tell) => {
    const secrets = (await shellSecrets)(config.dataFolder);
    return openEngine({ ...config, language: language() }, { programFolder, secrets, tell });
  });
  const logError = (error: unknown, what: string) =>
    void library.engine.then(
      ({ log }) => log.error({ err: error }, what),
      () => console.error(what, error),
    );
  const shellSecrets = app
    .whenReady()
    .then(() => openShellSecrets({ cipher: safeStorage, platform: process.platform, onProblem: logError }));
  const cookies = shellSecrets.then((secretsIn) => SessionCookies.open(secretsIn(windowFolder), Date.now));

  quitCleanly({
    app,
    powerMonitor,
    stop: library.stop,
    logError: (error) => logError(error, "the library could not be closed"),
  });
  const awake = keepAwake(powerSaveBlocker);
  const recent = recentFilms(preferences, library.engine);
  app.on("web-contents-created", (_event, contents) => {
    guardContents(contents, (address) => {
      shell.openExternal(address).catch((error) => logError(error, "a link could not be opened"));
    });
    awake.watch(contents);
    recent.watch(contents);
    showContextMenus(contents, messages);
  });
  app.on("window-all-closed", () => {
    if (!preferences.current.keepRunning) app.quit();
  });
  hearMacRequests(requests);
  // On macOS and Linux the package says so; Windows is told by the program.
  if (app.isPackaged && process.platform === "win32") app.setAsDefaultProtocolClient(LINK_SCHEME);
  await app.whenReady();

  followAppearance(preferences);
  serveWindow({ library, cookies, pageFolder: join(programFolder, "dist/renderer"), logError });
  denyPermissions(session.defaultSession);

  const showWindow = () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) return bringToFront(window);
    const opened = openWindow({
      preload: join(programFolder, "dist/preload/preload.cjs"),
      icon: join(programFolder, "resources/icon.png"),
      stateFile: join(windowFolder, "window.json"),
      messages,
      logError,
      onShown: (sinceStartMs) =>
        void library.engine.then(
          ({ log }) => log.info({ sinceStartMs }, "the window is shown"),
          () => undefined, // said as the failure to open
        ),
    });
    beginWhenLoaded(opened, library);
  };

  const open = (page: string | null) => {
    if (page !== null) requests.openPage(page);
    showWindow();
  };
  const handle = ({ page, paths, isHidden }: StartRequest) => {
    requests.addPaths(paths);
    if (!isHidden) open(page);
    else library.begin();
  };

  answerPage({
    library,
    cookies,
    messages,
    preferences,
    requests,
    awake,
    recent,
    iconFile: join(programFolder, "resources/icon.png"),
  });
  library.onState((state) => tellPages("opening", state));
  requests.onAdded(() => tellPages("openRequested", null));
  const buildMenu = () => {
    const actions = {
      openDataFolder: () => void shell.openPath(config.dataFolder),
      about: () =>
        void showAbout(library, messages()).catch((error) => logError(error, "the versions could not be read")),
      zoom: (step: Parameters<typeof zoomPage>[1]) => {
        const window = BrowserWindow.getFocusedWindow();
        if (window) zoomPage(window.webContents, step);
      },
    };
    const place = { platform: process.platform, isPackaged: app.isPackaged };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(messages(), actions, place)));
  };
  buildMenu();
  preferences.onChange(buildMenu);
  const desktop = integrateDesktop({
    engine: library.engine,
    resources: join(programFolder, "resources"),
    language,
    recentFilms: recent.named,
    open,
    logError,
  });
  preferences.onChange(desktop.refresh);
  app.on("browser-window-created", desktop.refresh);

  app.on("second-instance", (_event, _argv, _folder, asked) => {
    if (isStartRequest(asked)) handle({ ...asked, isHidden: false });
    else showWindow();
  });
  app.on("activate", showWindow);
  requests.onAdded(showWindow);
  handle(request);
  const engine = await library.engine;
  engine.announce("in its window");
  startUpdates({
    app,
    isAllowed: () => preferences.current.updateAutomatically && engine.mayAskOutside(),
    log: engine.log,
  });
}

interface EngineParts {
  readonly programFolder: string;
  readonly secrets: SecretStore;
  tell(state: OpeningState): void;
}

/** Loaded while the page shows itself. */
async function openEngine(config: EngineConfig, { programFolder, secrets, tell }: EngineParts): Promise<Engine> {
  const { createEngine } = await import("../src/engine.ts");
  const pageFolder = join(programFolder, "dist/renderer");
  return createEngine(
    { ...config, ...WINDOW_NAMES, pageFolder },
    {
      clock: Date,
      random: Math.random,
      isOnBattery: () => powerMonitor.isOnBatteryPower(),
      onOpeningStep: tell,
      secrets,
    },
  );
}

interface SchemeServing {
  readonly library: OpeningLibrary;
  readonly cookies: Promise<SessionCookies>;
  readonly pageFolder: string;
  logError(error: unknown, what: string): void;
}

function serveWindow({ library, cookies, pageFolder, logError }: SchemeServing): void {
  protocol.handle(
    SCHEME,
    serveScheme({
      engine: library.engine,
      cookies,
      pageFolder,
      logError: (error) => logError(error, "a request of the window failed"),
    }),
  );
}

/** macOS tells the running program, and does so before it is ready when that starts it. */
function hearMacRequests(requests: OpenRequests): void {
  app.on("open-file", (event, path) => {
    event.preventDefault();
    requests.addPaths([path]);
  });
  app.on("open-url", (event, link) => {
    event.preventDefault();
    requests.openPage(pathOfLink(link) ?? "/");
  });
}

/** Dialogs and native menus in the theme of the page. */
function followAppearance(preferences: PreferencesFile): void {
  const apply = () => {
    nativeTheme.themeSource = preferences.current.theme;
  };
  apply();
  preferences.onChange(apply);
}

/** The library is opened once the page is on the screen, or cannot be loaded. */
function beginWhenLoaded(window: BrowserWindow, library: OpeningLibrary): void {
  const { webContents } = window;
  webContents.once("dom-ready", library.begin);
  webContents.once("did-fail-load", library.begin);
  window.once("closed", library.begin);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function tellPages<Event extends ShellEvent>(event: Event, value: ShellEvents[Event]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channelOf(event), value);
}

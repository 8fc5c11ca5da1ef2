import { join } from "node:path";
import { app, nativeTheme, protocol, session, shell } from "electron";
import type { Engine } from "../src/engine.ts";
import { showAbout } from "./about/showAbout.ts";
import { answerPage } from "./bridge/answerPage.ts";
import { type Desktop, integrateDesktop } from "./desktop.ts";
import { type Ground, type GroundParts, layGround } from "./ground.ts";
import { applicationMenu } from "./menu/showMenu.ts";
import type { PreferencesFile } from "./preferences/preferences.ts";
import { isStartRequest, type StartRequest } from "./requests/readArguments.ts";
import { serveScheme } from "./scheme/scheme.ts";
import type { MachineUpdates } from "./settings/machineSettings.ts";
import { ownStart } from "./startup/ownStart.ts";
import { isOpenedAtLogin, type StartWithSystem } from "./startup/startWithSystem.ts";
import { startUpdates, type Updates } from "./updates/index.ts";
import { updateTrayItems, updateView } from "./updates/updateView.ts";
import { denyPermissions } from "./window/guardContents.ts";
import { SCHEME } from "./window/security.ts";
import { showWindow, tellPages, whenLoaded } from "./window/windows.ts";

export interface ProgramParts extends GroundParts {
  readonly request: StartRequest;
}

/**
 * The composition root of the shell: the ground, then what is seen, then updates once the library is open.
 * @throws what kept the library from opening
 */
export async function startProgram(parts: ProgramParts): Promise<void> {
  const { preferences } = parts;
  const ground = layGround(parts);
  await app.whenReady();
  followTheme(preferences);
  serveWindow(ground);

  const start = ownStart(ground.messages);
  const open = windowOpener(parts, ground);
  answerPage({
    ...ground,
    preferences,
    updates: updatesOf(ground),
    start,
    iconFile: join(ground.programFolder, "resources/icon.png"),
  });
  showMenus(parts, ground);
  const desktop = showDesktop(parts, ground, open);
  hearRequests(parts, ground, open);

  const engine = await ground.library.engine;
  engine.announce("in its window");
  if (app.isPackaged) followProgram(start, engine);
  ground.updates.begin(() => followUpdates({ engine, preferences, desktop, start }));
}

/** @returns shows the window, and in it this page */
function windowOpener({ windowFolder }: ProgramParts, ground: Ground): (page: string | null) => void {
  const { programFolder, library, messages, logError, requests } = ground;
  const window = {
    preload: join(programFolder, "dist/preload/preload.cjs"),
    icon: join(programFolder, "resources/icon.png"),
    stateFile: join(windowFolder, "window.json"),
    messages,
    logError,
    onShown: (sinceStartMs: number) =>
      void library.engine.then(
        ({ log }) => log.info({ sinceStartMs }, "the window is shown"),
        () => undefined, // said as the failure to open
      ),
  };
  library.onState((state) => tellPages("opening", state));
  requests.onAdded(() => tellPages("openRequested", null));
  return (page) => {
    if (page !== null) requests.openPage(page);
    showWindow(window, (opened) => whenLoaded(opened, library.begin));
  };
}

/** From a second start, the dock, a link or a file that was opened with the program; first this start's own. */
function hearRequests({ request }: ProgramParts, ground: Ground, open: (page: string | null) => void): void {
  const { requests, library, quitting } = ground;
  const handle = ({ page, paths, isHidden }: StartRequest) => {
    requests.addPaths(paths);
    if (isHidden) library.begin();
    else open(page);
  };
  app.on("second-instance", (_event, argv, _folder, asked) => {
    // The second one has ended already: it is started again when the library is closed.
    if (quitting.isStopping()) return app.relaunch({ args: argv.slice(1) });
    if (isStartRequest(asked)) handle({ ...asked, isHidden: false });
    else open(null);
  });
  app.on("activate", () => open(null));
  requests.onAdded(() => open(null));
  handle({ ...request, isHidden: request.isHidden || isOpenedAtLogin(app, process.platform) });
}

function serveWindow({ library, cookies, programFolder, logError }: Ground): void {
  const serve = serveScheme({
    engine: library.engine,
    cookies,
    pageFolder: join(programFolder, "dist/renderer"),
    logError: (error) => logError(error, "a request of the window failed"),
  });
  protocol.handle(SCHEME, serve);
  denyPermissions(session.defaultSession);
}

/** Dialogs and native menus in the theme of the page. */
function followTheme(preferences: PreferencesFile): void {
  const apply = () => {
    nativeTheme.themeSource = preferences.current.theme;
  };
  apply();
  preferences.onChange(apply);
}

function showMenus({ config, preferences }: ProgramParts, { library, messages, logError }: Ground): void {
  const show = applicationMenu({
    dataFolder: config.dataFolder,
    messages,
    about: () =>
      void showAbout(library, messages()).catch((error) => logError(error, "the versions could not be read")),
  });
  show();
  preferences.onChange(show);
}

function showDesktop(
  { preferences }: ProgramParts,
  { programFolder, library, language, recent, updates, logError }: Ground,
  open: (page: string | null) => void,
): Desktop {
  const desktop = integrateDesktop({
    engine: library.engine,
    resources: join(programFolder, "resources"),
    language,
    recentFilms: recent.named,
    moreTrayItems: () =>
      updateTrayItems(updates.current, language(), (address) => {
        shell.openExternal(address).catch((error) => logError(error, "the page of the releases could not be opened"));
      }),
    open,
    logError,
  });
  preferences.onChange(desktop.refresh);
  app.on("browser-window-created", desktop.refresh);
  return desktop;
}

function updatesOf({ updates, language }: Ground): MachineUpdates {
  return {
    view: (isAutomatic) => updateView(updates.current, isAutomatic, language()),
    check: updates.check,
  };
}

/** @param program where it is, if that is not where it runs */
function followProgram(start: StartWithSystem, { log }: Engine, program?: string): void {
  try {
    start.follow(program);
  } catch (error) {
    log.warn({ err: error }, "the start with the system still names the program's former file");
  }
}

type UpdateParts = { engine: Engine; preferences: PreferencesFile; desktop: Desktop; start: StartWithSystem };

/** Looks for newer versions from now on; tray and settings follow. */
function followUpdates({ engine, preferences, desktop, start }: UpdateParts): Updates {
  const updates = startUpdates({
    app,
    isAutomatic: () => preferences.current.updateAutomatically,
    mayAskOutside: engine.mayMakeOutboundRequests,
    onMoved: (program) => followProgram(start, engine, program),
    log: engine.log,
  });
  updates.onChange(() => {
    desktop.refresh();
    tellPages("machineSettingsChanged", null);
  });
  return updates;
}

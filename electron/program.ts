import { join } from "node:path";
import { app, nativeTheme, protocol, session, shell } from "electron";
import type { Engine } from "../src/engine.ts";
import { showAbout } from "./about/showAbout.ts";
import { type Desktop, integrateDesktop } from "./desktop.ts";
import { applicationMenu } from "./menu/showMenu.ts";
import type { PreferencesFile } from "./preferences/preferences.ts";
import { isStartRequest, type StartRequest } from "./requests/readArguments.ts";
import { serveScheme } from "./scheme/scheme.ts";
import type { MachineUpdates } from "./settings/machineSettings.ts";
import { bindShellCalls } from "./shellCalls/bindShellCalls.ts";
import { createShellServices, type ShellServices, type ShellServicesParts } from "./shellServices.ts";
import { createStartWithSystem } from "./startup/createStartWithSystem.ts";
import { isOpenedAtLogin, type StartWithSystem } from "./startup/startWithSystem.ts";
import { startUpdates, type Updates } from "./updates/index.ts";
import { updateTrayItems, updateView } from "./updates/updateView.ts";
import { denyPermissions } from "./window/guardContents.ts";
import { SCHEME } from "./window/security.ts";
import { sendToPages, showWindow, whenLoaded } from "./window/windows.ts";

export interface ProgramParts extends ShellServicesParts {
  readonly request: StartRequest;
}

/**
 * The composition root of the shell: its services, then window and tray, then updates once the library is open.
 * @throws what kept the library from opening
 */
export async function startProgram(parts: ProgramParts): Promise<void> {
  const { preferences } = parts;
  const services = createShellServices(parts);
  await app.whenReady();
  applyTheme(preferences);
  serveWindow(services);

  const start = createStartWithSystem(services.translator);
  const open = windowOpener(parts, services);
  bindShellCalls({
    ...services,
    preferences,
    updates: updatesOf(services),
    start,
    iconFile: join(services.programFolder, "resources/icon.png"),
  });
  showMenus(parts, services);
  const desktop = integrateWithDesktop(parts, services, open);
  handleOpenRequests(parts, services, open);

  const engine = await services.library.engine;
  engine.announce("in its window");
  if (app.isPackaged) updateStartCommand(start, engine);
  services.updates.start(() => startUpdateChecks({ engine, preferences, desktop, start }));
}

/** @returns shows the window, and in it this page */
function windowOpener({ windowFolder }: ProgramParts, services: ShellServices): (page: string | null) => void {
  const { programFolder, library, language, translator, logError, requests } = services;
  const window = {
    preload: join(programFolder, "dist/preload/preload.cjs"),
    icon: join(programFolder, "resources/icon.png"),
    stateFile: join(windowFolder, "window.json"),
    language,
    translator,
    logError,
    onShown: (sinceStartMs: number) =>
      void library.engine.then(
        ({ log }) => log.info({ sinceStartMs }, "the window is shown"),
        () => undefined, // said as the failure to open
      ),
  };
  library.onState((state) => sendToPages("opening", state));
  requests.onAdded(() => sendToPages("openRequested", null));
  return (page) => {
    if (page !== null) requests.openPage(page);
    showWindow(window, (opened) => whenLoaded(opened, library.open));
  };
}

/** From a second start, the dock, a link or a file that was opened with the program; first this start's own. */
function handleOpenRequests(
  { request }: ProgramParts,
  services: ShellServices,
  open: (page: string | null) => void,
): void {
  const { requests, library, quitting } = services;
  const handle = ({ page, paths, isHidden }: StartRequest) => {
    requests.addPaths(paths);
    if (isHidden) library.open();
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

function serveWindow({ library, cookies, programFolder, logError }: ShellServices): void {
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
function applyTheme(preferences: PreferencesFile): void {
  const apply = () => {
    nativeTheme.themeSource = preferences.current.theme;
  };
  apply();
  preferences.onChange(apply);
}

function showMenus({ config, preferences }: ProgramParts, { library, translator, logError }: ShellServices): void {
  const show = applicationMenu({
    dataFolder: config.dataFolder,
    translator,
    about: () =>
      void showAbout(library, translator()).catch((error) => logError(error, "the versions could not be read")),
  });
  show();
  preferences.onChange(show);
}

function integrateWithDesktop(
  { preferences }: ProgramParts,
  { programFolder, library, language, recent, updates, logError }: ShellServices,
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

function updatesOf({ updates, language }: ShellServices): MachineUpdates {
  return {
    view: (isAutomatic) => updateView(updates.current, isAutomatic, language()),
    check: updates.check,
  };
}

/** @param program where it is, if that is not where it runs */
function updateStartCommand(start: StartWithSystem, { log }: Engine, program?: string): void {
  try {
    start.updateCommand(program);
  } catch (error) {
    log.warn({ err: error }, "the start with the system still names the program's former file");
  }
}

type UpdateParts = { engine: Engine; preferences: PreferencesFile; desktop: Desktop; start: StartWithSystem };

/** Looks for newer versions from now on; tray and settings follow. */
function startUpdateChecks({ engine, preferences, desktop, start }: UpdateParts): Updates {
  const updates = startUpdates({
    app,
    isAutomatic: () => preferences.current.updateAutomatically,
    mayMakeOutboundRequests: engine.mayMakeOutboundRequests,
    onMoved: (program) => updateStartCommand(start, engine, program),
    log: engine.log,
  });
  updates.onChange(() => {
    desktop.refresh();
    sendToPages("machineSettingsChanged", null);
  });
  return updates;
}

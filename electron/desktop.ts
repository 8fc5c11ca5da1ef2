import { join } from "node:path";
import { app, BrowserWindow, type MenuItemConstructorOptions } from "electron";
import type { Engine } from "../src/engine.ts";
import { type Language, translatorFor } from "./messages/index.ts";
import { type ActiveAlerts, activeAlerts } from "./notifications/activeAlerts.ts";
import { type DesktopNotifications, desktopNotifications } from "./notifications/notifications.ts";
import { showNotification } from "./notifications/showNotification.ts";
import { showRecentFilms } from "./recent/showRecentFilms.ts";
import { currentCommand } from "./startup/currentCommand.ts";
import { showTaskbar } from "./taskbar/showTaskbar.ts";
import { showTray } from "./tray/showTray.ts";
import { trayIconFile } from "./tray/trayIcon.ts";
import type { RecentFilm } from "./tray/trayMenu.ts";

export interface DesktopParts {
  readonly engine: Promise<Engine>;
  /** The folder of the icons. */
  readonly resources: string;
  language(): Language;
  recentFilms(): readonly RecentFilm[];
  /** Of the tray, before *Quit*; `refresh` redraws them. */
  moreTrayItems?(): readonly MenuItemConstructorOptions[];
  /** Shows the window, and in it this page. */
  open(page: string | null): void;
  logError(error: unknown, what: string): void;
}

export interface Desktop {
  /** Language, recent films or windows have changed. */
  refresh(): void;
}

const NOTHING_YET = { isPaused: false, open: 0, settled: 0, needsReview: 0 };

/** Everything that the program shows outside its window: tray, taskbar or dock, notifications. */
export function integrateDesktop(parts: DesktopParts): Desktop {
  const { engine, resources, language, open } = parts;
  const alerts = activeAlerts();
  let opened: Engine | null = null;
  let shownFilms = "";
  const updateTray = showTray({
    iconFile: trayIconFile(resources, process.platform),
    actions: { open, setPaused, quit: () => app.quit() },
    moreItems: parts.moreTrayItems,
  });
  const updateTaskbar = showTaskbar({ badgeFile: join(resources, "tray/badge.png"), language });
  const updateRecent = showRecentFilms({
    command: currentCommand(),
    translator: () => translatorFor(language()),
    open,
  });
  const notifications = desktopNotifications({
    language,
    open,
    notify: showNotification,
    isWindowFocused: () => BrowserWindow.getAllWindows().some((window) => window.isFocused()),
  });

  function setPaused(isPaused: boolean): void {
    if (isPaused) opened?.processing.pause().catch((error) => parts.logError(error, "work could not be paused"));
    else opened?.processing.resume();
  }

  function refresh(): void {
    const state = opened?.processing.state() ?? NOTHING_YET;
    const shown = { ...state, language: language(), alerts: alerts.texts(language()) };
    const films = parts.recentFilms();
    updateTray({ ...shown, recentFilms: films });
    const names = JSON.stringify([language(), films]);
    if (names !== shownFilms) updateRecent(films);
    shownFilms = names;
    updateTaskbar(state);
  }

  refresh();
  engine.then(
    (library) => {
      opened = library;
      showEngineState(library, { alerts, notifications, language, refresh });
    },
    () => undefined, // startProgram reports the failure
  );
  return { refresh };
}

interface EngineDisplay {
  readonly alerts: ActiveAlerts;
  readonly notifications: DesktopNotifications;
  language(): Language;
  refresh(): void;
}

/** Shows the engine's present state, and its changes from now on. */
function showEngineState(engine: Engine, { alerts, notifications, language, refresh }: EngineDisplay): void {
  engine.processing.onChange(refresh);
  engine.processing.onImported(notifications.imported);
  engine.onAlert((alert) => {
    alerts.record(alert);
    if (alert.isActive) notifications.alertStarted(alert.textIn(language()));
    refresh();
  });
  refresh();
}

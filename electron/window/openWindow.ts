import { BrowserWindow, screen } from "electron";
import { LANGUAGE_ARGUMENT } from "../bridge/ipc.ts";
import type { Language, Translator } from "../messages/index.ts";
import { keepWindowState } from "./keepWindowState.ts";
import { watchPage } from "./pageProblems.ts";
import { ORIGIN, PAGE_PREFERENCES } from "./security.ts";
import { MINIMUM_SIZE, readWindowState } from "./windowState.ts";

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly stateFile: string;
  language(): Language;
  translator(): Translator;
  logError(error: unknown, what: string): void;
  /** @param sinceStartMs since the process was created */
  onShown(sinceStartMs: number): void;
}

/** Opens the program's window where it was the last time. It is shown with its first frame, or without one. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const { preload, icon, stateFile } = parts;
  const saved = readWindowState(
    stateFile,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...saved.bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: "Filmothèque",
    icon,
    backgroundColor: "#0e0f12", // the page's dark surface: nothing flashes before the first paint
    show: false,
    webPreferences: {
      ...PAGE_PREFERENCES,
      preload,
      zoomFactor: saved.zoom,
      additionalArguments: [LANGUAGE_ARGUMENT + parts.language()],
    },
  });
  if (saved.maximized) window.maximize();
  keepWindowState(window, stateFile, (error) => parts.logError(error, "the window's place could not be saved"));
  watchPage(window, parts);
  showWhenPainted(window);
  window.once("show", () => parts.onShown(Math.round(Date.now() - (process.getCreationTime() ?? Date.now()))));
  void window.loadURL(`${ORIGIN}/`).catch(() => undefined); // "did-fail-load" says it to the person
  return window;
}

/** A page that fails must not leave the program without a window. */
const MAX_WAIT_MS = 3_000;

function showWhenPainted(window: BrowserWindow): void {
  const show = () => {
    clearTimeout(timer);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const timer = setTimeout(show, MAX_WAIT_MS);
  window.once("ready-to-show", show);
  window.webContents.once("did-fail-load", show);
}

import type { App, Event, PowerMonitor } from "electron";

export interface Quitting {
  /** From then on nothing may be opened: the library is being closed. */
  isStopping(): boolean;
}

export interface QuitParts {
  readonly app: Pick<App, "on" | "exit" | "quit" | "whenReady">;
  readonly powerMonitor: Pick<PowerMonitor, "on">;
  /** Closes the library; every call returns the same promise. */
  stop(): Promise<void>;
  /** Before anything is closed. */
  onQuitting(): void;
  /** Windows ends the session: it ends this process, and what it starts, at any moment. */
  onSessionEnd(): void;
  logError(error: unknown): void;
}

/** What was confirmed is on the disk already: a stop that takes longer is cut off, and its jobs run again. */
const MAX_STOP_MS = 4_000;
export const QUIT_SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Every way to quit (menu, Ctrl+Q, last window, tray, signal, end of the system's session) ends in "will-quit": there
 * the library is closed, and the process ends.
 */
export function quitCleanly({ app, powerMonitor, stop, onQuitting, onSessionEnd, logError }: QuitParts): Quitting {
  let isStopping = false;
  let limit: NodeJS.Timeout | undefined;
  app.on("before-quit", () => {
    limit ??= setTimeout(() => app.exit(1), MAX_STOP_MS);
  });
  app.on("will-quit", (event: Event) => {
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    onQuitting();
    stop()
      .catch(logError)
      .finally(() => {
        clearTimeout(limit);
        // Not app.quit(): Electron ignores it inside "will-quit", and the stop may settle before that event has ended.
        app.exit(Number(process.exitCode ?? 0));
      });
  });
  for (const signal of QUIT_SIGNALS) process.on(signal, () => app.quit());
  // Linux and macOS ask before they shut down, Windows tells each window that the session ends.
  void app.whenReady().then(() =>
    powerMonitor.on("shutdown", (event?: Event) => {
      event?.preventDefault();
      app.quit();
    }),
  );
  app.on("browser-window-created", (_event, window) =>
    window.on("session-end", () => {
      onSessionEnd();
      app.quit();
    }),
  );
  return { isStopping: () => isStopping };
}

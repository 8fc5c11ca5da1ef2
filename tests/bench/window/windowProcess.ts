import { type ChildProcess, spawn } from "node:child_process";
import { type Browser, chromium, type Page } from "playwright-core";
import type { RealWindow } from "../../electron/support/realWindow.ts";
import { unreachableServices } from "../benchLibrary.ts";

export interface WindowProcess {
  readonly page: Page;
  /** The main process. */
  readonly child: ChildProcess;
  /** Milliseconds since 1970 at which it was started. */
  readonly startedAt: number;
  close(): Promise<void>;
}

export function windowEnvironmentOf(window: RealWindow, folder: string): Record<string, string> {
  const defined = Object.entries({ ...process.env, ...unreachableServices(folder), FILMOTHEQUE_LOG: "info" });
  return {
    ...Object.fromEntries(defined.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    ...window.environment,
  };
}

/** Starts the program as a person does, without a debugger attached. */
export function startAlone(window: RealWindow, folder: string, ...options: readonly string[]): ChildProcess {
  return spawn(window.executable, [...options, window.appFolder], {
    env: windowEnvironmentOf(window, folder),
    stdio: ["ignore", "ignore", "pipe"],
  });
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

/** The page is driven over CDP, which costs the start and the idle program something. */
export async function startWindow(window: RealWindow, folder: string): Promise<WindowProcess> {
  const startedAt = Date.now();
  const child = startAlone(window, folder, "--remote-debugging-port=0");
  const browser = await chromium.connectOverCDP(await debuggingAddress(child));
  const page = await firstPage(browser);
  return {
    page,
    child,
    startedAt,
    close: () => end(child),
  };
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += String(chunk);
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address) resolve(address);
  });
  child.once("exit", () => reject(new Error(`the window did not start: ${said.slice(-500)}`)));
  return promise;
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error("the window has no browser context");
  return context.pages()[0] ?? context.waitForEvent("page");
}

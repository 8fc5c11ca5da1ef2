import type { ChildProcess } from "node:child_process";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { inject } from "vitest";
import { DEADLINES } from "../../support/deadlines.ts";
import { exitStatus, killAfterTests } from "./childProcesses.ts";
import type { RealWindow } from "./realWindow.ts";

export type RunningWindow = {
  readonly program: ElectronApplication;
  readonly page: Page;
  readonly process: ChildProcess;
  /** Ends when the main process has ended. @returns its exit status, or null where a signal ended it */
  exited(): Promise<number | null>;
};

/** The real window on this worker's display, or null where the tests are skipped. */
export function realWindow(): RealWindow | null {
  const found = inject("realWindow");
  if (!("window" in found)) return null;
  const display = inject("furtherDisplays")[Number(process.env.VITEST_POOL_ID) - 2];
  return display ? { ...found.window, environment: { ...found.window.environment, DISPLAY: display } } : found.window;
}

/** Outside services are unreachable: requests go to this machine only. */
const UNREACHABLE_URL = "http://127.0.0.1:9";

export function windowEnvironment(dataFolder: string, extra: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(inherited),
    FILMOTHEQUE_DATA: dataFolder,
    FILMOTHEQUE_LANGUAGE: "en",
    FILMOTHEQUE_TMDB_URL: `${UNREACHABLE_URL}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `${UNREACHABLE_URL}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: UNREACHABLE_URL,
    FILMOTHEQUE_WIKIPEDIA_URL: `${UNREACHABLE_URL}/{lang}`,
    ...realWindow()?.environment,
    ...extra,
  };
}

/** Starts the built program on a data folder and waits for its first window. */
export async function launchWindow(
  dataFolder: string,
  extra: Record<string, string> = {},
  appFolder = realWindow()?.appFolder,
): Promise<RunningWindow> {
  const running = await launchProgram(dataFolder, extra, appFolder);
  return { ...running, page: await running.program.firstWindow({ timeout: DEADLINES.conditionMs }) };
}

/** Starts the built program, which may show no window. */
export async function launchProgram(
  dataFolder: string,
  extra: Record<string, string> = {},
  appFolder = realWindow()?.appFolder,
  words: readonly string[] = [],
): Promise<Omit<RunningWindow, "page">> {
  const window = realWindow();
  if (!window || !appFolder) throw new Error("no real window here: the test should have been skipped");
  const program = await _electron.launch({
    executablePath: window.executable,
    args: [appFolder, ...words],
    chromiumSandbox: true,
    env: windowEnvironment(dataFolder, extra),
    timeout: DEADLINES.conditionMs,
  });
  program.context().setDefaultTimeout(DEADLINES.conditionMs);
  const child = program.process();
  killAfterTests(child);
  return { program, process: child, exited: () => exitStatus(child) };
}

import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { DEADLINES, eventually } from "../../support/deadlines.ts";
import { exitStatus, killAfterTests } from "./childProcesses.ts";
import { windowEnvironment } from "./launch.ts";
import type { StartableProgram } from "./packagedProgram.ts";

export type RunningPackage = {
  readonly browser: Browser;
  readonly page: Page;
  readonly process: ChildProcess;
  /** Everything that the program has printed. */
  said(): string;
  /** Asks the program to end as a session's end does. @returns its exit status, or null where a signal ended it */
  quit(): Promise<number | null>;
};

/** A user who owns none of the program's files; only root can start programs as another user. */
const OTHER_USER = 65_534;
const canBeOther = process.platform === "linux" && process.getuid?.() === 0;

/** A folder that the user who runs the packaged program may write in. */
export function folderOfOtherUser(folder: string): string {
  mkdirSync(folder, { recursive: true });
  if (canBeOther) chownSync(folder, OTHER_USER, OTHER_USER);
  return folder;
}

/**
 * Starts the packaged program as another user where that is possible, from another folder and without a `PATH`. Its
 * fuses refuse Node's inspector, so it is driven through the debugging port of its page.
 */
export async function launchPackaged(
  program: StartableProgram,
  dataFolder: string,
  extra: Record<string, string> = {},
  words: readonly string[] = [],
): Promise<RunningPackage> {
  const portFile = join(dataFolder, "window/DevToolsActivePort");
  rmSync(portFile, { force: true });
  const child = start(program, dataFolder, ["--remote-debugging-port=0", ...words], extra);
  killAfterTests(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
  const address = `http://127.0.0.1:${await portOf(portFile, child, said)}`;
  await eventually("the window shows its page", () => isPageShown(address));
  // Playwright waits for ever for a target that is replaced while it connects: then it reconnects.
  const browser = await eventually("the page can be driven", () => chromium.connectOverCDP(address).catch(() => null));
  const [context] = browser.contexts();
  if (!context) throw new Error("the program has no page context");
  context.setDefaultTimeout(DEADLINES.conditionMs);
  const page = context.pages()[0] ?? (await context.waitForEvent("page"));
  return {
    browser,
    page,
    process: child,
    said: () => said.join(""),
    async quit() {
      await browser.close();
      const exit = exitStatus(child);
      child.kill("SIGTERM");
      return exit;
    },
  };
}

function start(
  program: StartableProgram,
  dataFolder: string,
  words: readonly string[],
  extra: Record<string, string>,
): ChildProcess {
  const environment = {
    ...windowEnvironment(dataFolder),
    ...program.environment,
    HOME: dataFolder,
    PATH: "",
    ...extra,
  };
  const options: SpawnOptions = { cwd: dataFolder, env: environment, stdio: ["ignore", "pipe", "pipe"] };
  if (!canBeOther) return spawn(program.executable, words, options);
  const asOther = [`--reuid=${OTHER_USER}`, `--regid=${OTHER_USER}`, "--clear-groups", program.executable];
  return spawn("/usr/bin/setpriv", [...asOther, ...words], options);
}

/** Chromium writes the port that it chose, first line, into the window's own folder. */
async function portOf(file: string, child: ChildProcess, said: readonly string[]): Promise<number> {
  const text = await eventually("the debugging port is open", () => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the packaged program ended at once (${child.exitCode ?? child.signalCode}): ${said.join("")}`);
    return existsSync(file) ? readFileSync(file, "utf8").trim() || null : null;
  });
  return Number(text.split("\n")[0]);
}

/** Before its first page has an address, the window's renderer may still be replaced. */
async function isPageShown(address: string): Promise<boolean> {
  const targets: { type: string; url: string }[] = await fetch(`${address}/json/list`).then((answer) => answer.json());
  return targets.some(({ type, url }) => type === "page" && url.startsWith("app://"));
}

/** The API's answer, asked from the page with the page's own session. */
export function ask<Answer>(page: Page, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ([address, sent]) => {
      const request =
        sent === undefined
          ? {}
          : { method: "POST", body: JSON.stringify(sent), headers: { "content-type": "application/json" } };
      const answer = await fetch(`/api/${address}`, request);
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? null : answer.json();
    },
    [path, body] as const,
  );
}

/** Waits until the answer is as wanted, however long the machine takes. */
export function untilAnswer(page: Page, path: string) {
  return expect.poll(() => ask<unknown>(page, path), { interval: 250 });
}

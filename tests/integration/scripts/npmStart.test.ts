import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { DEADLINES } from "../../support/deadlines.ts";
import { answers, type NpmStart, npmStart } from "../../support/npmStart.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const PATIENCE = { timeout: DEADLINES.conditionMs, interval: 100 };
/** As Chromium: it needs a moment to end, and would notice a second signal. */
const ENDS_SLOWLY = `
  let isAsked = false;
  const ask = () => {
    console.log("asked to end");
    if (!isAsked) setTimeout(() => { console.log("closed"); process.exit(0); }, 1000);
    isAsked = true;
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, ask);
  setInterval(() => {}, 1000);
  console.log("open");
`;
const IS_WINDOWS = process.platform === "win32";
if (IS_WINDOWS) console.log("Some tests of npm start are skipped: Windows has no signals and no shell scripts.");

test.skipIf(IS_WINDOWS).for(["SIGTERM", "SIGKILL", "Ctrl+C"] as const)(
  "a server started by npm ends by %s, and leaves its port",
  { timeout: DEADLINES.testMs },
  async (signal) => {
    const start = npmStart(["--browser"]);
    expect(await start.line(/Opening in the browser\./)).toBeTruthy();
    const [, url = ""] = /listening on (\S+)/.exec(await start.line(/listening on/)) ?? [];
    expect(await answers(url)).toBe(true);

    end(start, signal);
    await start.ended();
    await vi.waitUntil(async () => !(await answers(url)), PATIENCE);
  },
);

test.skipIf(IS_WINDOWS).for(["SIGTERM", "SIGKILL", "Ctrl+C"] as const)(
  "a window opened by npm is asked once to end by %s",
  { timeout: DEADLINES.testMs },
  async (signal) => {
    const start = npmStart([], anElectron(inNode(ENDS_SLOWLY)));
    await start.line(/^open$/);
    end(start, signal);
    await start.line(/closed/);
    expect(start.lines.filter((line) => line === "asked to end").length).toBe(1);
  },
);

test.skipIf(IS_WINDOWS)(
  "a window that cannot open is explained in one line, and the browser takes its place",
  { timeout: DEADLINES.testMs },
  async () => {
    const start = npmStart(
      [],
      anElectron(
        "echo '[7:1126/130712.120115:ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY' >&2; exit 1",
      ),
    );
    const [, url = ""] = /listening on (\S+)/.exec(await start.line(/listening on/)) ?? [];
    expect(await answers(url)).toBe(true);
    expect(start.lines).toContain("The window could not open: the display does not answer.");
    expect(start.lines.join("\n")).not.toContain("ozone");
  },
);

test.skipIf(IS_WINDOWS)("npm ends with the status of the window", { timeout: DEADLINES.testMs }, async () => {
  expect(await npmStart([], anElectron("exit 0")).ended()).toBe(0);
  const failing = npmStart([], anElectron("exit 3"));
  expect(await failing.ended()).toBe(3);
  expect(failing.lines.join("\n")).not.toContain("browser");
});

test("npm start -- --help says what can be chosen", { timeout: DEADLINES.testMs }, async () => {
  const start = npmStart(["--help"]);
  expect(await start.ended()).toBe(0);
  expect(start.lines.join("\n")).toMatch(/--browser .*Electron is not needed/);
});

test("an option that does not exist is named, in the person's language", { timeout: DEADLINES.testMs }, async () => {
  const start = npmStart(["--brwoser"], { FILMOTHEQUE_LANGUAGE: "fr" });
  expect(await start.ended()).toBe(2);
  expect(start.lines.join("\n")).toContain("--brwoser n’est pas une option de npm start.");
});

test("without a display the browser is chosen, and the reason said", { timeout: DEADLINES.testMs }, async () => {
  const start = npmStart([]);
  await start.line(/Opening in the browser, because there is no display for a window\./);
  await start.line(/listening on/);
});

function end(start: NpmStart, how: "SIGTERM" | "SIGKILL" | "Ctrl+C"): void {
  if (how === "Ctrl+C") start.pressCtrlC();
  else start.npm.kill(how);
}

/** A first line `#!` cannot name an interpreter whose path has a space. */
function inNode(script: string): string {
  const file = join(temporaryFolder("script"), "script.mjs");
  writeFileSync(file, script);
  return `exec "${process.execPath}" "${file}" "$@"`;
}

/** A program in Electron's place. @param script of a shell */
function anElectron(script: string): NodeJS.ProcessEnv {
  const binary = join(temporaryFolder("electron"), "dist/electron");
  mkdirSync(dirname(binary), { recursive: true });
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  return { ELECTRON_OVERRIDE_DIST_PATH: dirname(binary), DISPLAY: ":0", SSH_CONNECTION: "" };
}

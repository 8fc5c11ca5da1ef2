import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { SetupPage } from "../e2e/pages/setup.ts";
import { startSampleHost } from "../e2e/support/sampleHost.ts";
import { mountAt } from "../support/memoryDisk.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { launchWindow, realWindow, windowEnvironment } from "./support/launch.ts";

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

describe.skipIf(!realWindow())("a library that cannot be opened", () => {
  test("because another program reads it for a while: the page is shown, and the library opens afterwards", async () => {
    const folder = aLibrary();
    const other = new Database(join(folder, "library.db"));
    other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    const window = await launchWindow(folder);
    await window.page.getByRole("heading", { name: "Opening your library" }).waitFor();
    await window.page.getByText("Starting", { exact: true }).waitFor();
    other.close();
    await new SetupPage(window.page).heading.waitFor();
    await window.program.close();
  });

  test("because a newer program used it: says so, changes nothing and ends on request", async () => {
    const folder = aLibrary();
    const database = new Database(join(folder, "library.db"));
    database.pragma("user_version = 9999");
    database.close();
    const before = readFileSync(join(folder, "library.db"));
    expect(await failureOf(folder)).toMatch(/newer Filmothèque. Nothing was changed/);
    expect(readFileSync(join(folder, "library.db")).equals(before)).toBe(true);
  });

  test("because its database is gone: says so at each start, and makes no new one", async () => {
    const folder = aLibrary();
    for (const ending of ["", "-wal", "-shm"]) rmSync(join(folder, `library.db${ending}`), { force: true });
    expect(await failureOf(folder)).toContain("held a library, and its database is gone");
    expect(await failureOf(folder)).toContain("held a library, and its database is gone");
    expect(existsSync(join(folder, "library.db"))).toBe(false);
  });

  test("because the web host uses it: says where", async () => {
    const folder = aLibrary();
    const host = await startSampleHost(folder);
    try {
      expect(await failureOf(folder)).toContain(host.url);
    } finally {
      await host.stop();
    }
  });

  test("because its folder may not be written: says so in French where the person speaks it", async () => {
    const folder = aLibrary();
    chmodSync(folder, 0o555);
    try {
      expect(await failureOf(folder, { FILMOTHEQUE_LANGUAGE: "fr" })).toContain(
        "n’avez pas le droit de lire et d’écrire",
      );
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  test("because its whole folder was made read-only after it was used: says so", async () => {
    const folder = aLibrary();
    const window = join(folder, "window");
    mkdirSync(window);
    chmodSync(window, 0o555);
    try {
      expect(await failureOf(folder)).toContain("no permission to read and write");
    } finally {
      chmodSync(window, 0o755);
    }
  });

  test("because its database may not be written: says so", async () => {
    const folder = aLibrary();
    chmodSync(join(folder, "library.db"), 0o444);
    expect(await failureOf(folder)).toContain("no permission to read and write");
  });

  test("because its disk is full: says which", async (context) => {
    const folder = temporaryFolder("full");
    if (!mountSmallDisk(folder)) {
      console.log("A full disk is not tried: only root may mount one.");
      return context.skip();
    }
    try {
      writeFileSync(join(folder, "filler"), Buffer.alloc(290 * 1_024));
      expect(await failureOf(join(folder, "library"))).toMatch(/the disk of .* is full. Nothing was changed/);
    } finally {
      execFileSync("umount", ["--lazy", folder]);
    }
  });

  test("because a setting of the environment is wrong: names it", async () => {
    expect(await failureOf(temporaryFolder("setting"), { FILMOTHEQUE_TMDB_URL: "no address" })).toContain(
      "FILMOTHEQUE_TMDB_URL",
    );
  });
});

test.skipIf(!realWindow() || process.platform !== "linux").for([
  ["none is named", { DISPLAY: "", WAYLAND_DISPLAY: "" }],
  ["the X server is gone", { DISPLAY: ":7777", WAYLAND_DISPLAY: "" }],
  ["the Wayland compositor is gone", { DISPLAY: "", WAYLAND_DISPLAY: "wayland-7777" }],
] as const)("without a display the program says so in one line: %s", async ([, displays]) => {
  const { executable, appFolder } = realWindow()!;
  const environment = windowEnvironment(temporaryFolder("no-display"), displays);
  const child = spawn(executable, [appFolder], { env: environment, stdio: ["ignore", "ignore", "pipe"] });
  started.push(child);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  expect((await once(child, "close"))[0]).toBe(1);
  expect(said).toContain("Filmothèque needs a display for its window");
  expect(said).not.toContain("Missing X server"); // Chromium's own words, before it crashes
});

function mountSmallDisk(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  return mountAt(folder, "size=300k");
}

function aLibrary(): string {
  const folder = temporaryFolder("library");
  openStore(folder).close();
  return folder;
}

/** What the program says on standard error while its dialog is up; then it is asked to end, and does. */
async function failureOf(folder: string, extra: Record<string, string> = {}): Promise<string> {
  const { executable, appFolder } = realWindow()!;
  const child = spawn(executable, [resolve(appFolder)], {
    env: windowEnvironment(folder, extra),
    stdio: ["ignore", "ignore", "pipe"],
  });
  started.push(child);
  let said = "";
  const line = new Promise<string>((done) => {
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
      const found = said.split("\n").find((text) => /could not be opened|n’a pas pu être ouverte/.test(text));
      if (found) done(found);
    });
    child.on("exit", () => done(said));
  });
  const text = await line;
  child.kill("SIGTERM");
  const [status] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  expect(status).toBe(1);
  return text;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { makeFilms } from "./support/films.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner, logIn } from "./support/page.ts";
import { clickInTray, followAppearance, watchTray } from "./support/tray.ts";

/** Each way to quit. The promise is whether the process ended by itself, and the library is free again. */
const WAYS: Record<string, (window: RunningWindow) => Promise<unknown>> = {
  "the menu": ({ program }) =>
    program.evaluate(({ Menu }) => {
      const quit = Menu.getApplicationMenu()
        ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        .find(({ role }) => role === "quit");
      setImmediate(() => quit?.click());
    }),
  "Ctrl+Q": ({ program, page }) =>
    program
      .evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.focus();
        for (const type of ["keyDown", "keyUp"] as const)
          window?.webContents.sendInputEvent({ type, keyCode: "Q", modifiers: ["control"] });
      })
      .then(() => page),
  "closing the window": ({ program }) =>
    program.evaluate(({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())),
  "the tray": async (window) => {
    await watchTray(window);
    await followAppearance(window.page);
    await clickInTray(window, "Quit");
  },
  SIGTERM: async ({ process }) => process.kill("SIGTERM"),
  SIGINT: async ({ process }) => process.kill("SIGINT"),
  "the end of the system's session": ({ program }) =>
    program.evaluate(
      ({ powerMonitor }) => void setImmediate(() => powerMonitor.emit("shutdown", { preventDefault: () => undefined })),
    ),
};

describe.skipIf(!realWindow())("quitting", () => {
  test.for(Object.entries(WAYS))(
    "by %s ends the process, closes the library and releases its lock",
    async ([, quit]) => {
      const folder = temporaryFolder("quit");
      const window = await launchWindow(folder);
      await window.page.getByRole("heading", { name: /Create the owner account/ }).waitFor();
      await quit(window);
      expect(await window.exited()).toBe(0);
      expectClosed(folder);
    },
  );

  test("is not undone by a second start: that one opens when the library is closed", async () => {
    const folder = temporaryFolder("quit-again");
    const window = await launchWindow(folder);
    await window.page.getByRole("heading", { name: /Create the owner account/ }).waitFor();
    const relaunched = join(folder, "relaunched.json");
    await window.program.evaluate(({ app }, file) => {
      const { writeFileSync } = process.getBuiltinModule("node:fs");
      app.relaunch = (options) => writeFileSync(file, JSON.stringify(options?.args ?? []));
      app.on("will-quit", () =>
        app.emit("second-instance", {}, ["electron", "filmotheque://films/1"], "/", { page: "/films/1", paths: [] }),
      );
      setImmediate(() => app.quit());
    }, relaunched);
    expect(await window.exited()).toBe(0);
    expect(JSON.parse(readFileSync(relaunched, "utf8"))).toEqual(["filmotheque://films/1"]);
  });

  test("during an import ends the process too, and the next start goes on with it", async () => {
    const folder = temporaryFolder("quit-import");
    const films = join(folder, "films");
    await makeFilms(
      films,
      Array.from({ length: 24 }, (_, number) => `Film number ${number} (${1950 + number}).mp4`),
    );

    const first = await launchWindow(join(folder, "library"));
    await createOwner(first.page);
    const accepted = await first.page.evaluate(async (path) => {
      const body = JSON.stringify({ paths: [path] });
      const answer = await fetch("/api/files", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      return ((await answer.json()) as { accepted: unknown[] }).accepted.length;
    }, films);
    expect(accepted).toBe(24);
    first.process.kill("SIGTERM");
    expect(await first.exited()).toBe(0);
    expectClosed(join(folder, "library"));

    const second = await launchWindow(join(folder, "library"));
    await logIn(second.page);
    await expect
      .poll(() => second.page.evaluate(() => fetch("/api/films?limit=1").then((answer) => answer.json())))
      .toMatchObject({ total: 24 });
    await second.program.close();
  });
});

/** A database that was closed has no write-ahead log; a lock that was released can be taken. */
function expectClosed(folder: string): void {
  expect(readdirSync(folder).filter((name) => /^library\.db-(wal|shm)$/.test(name))).toEqual([]);
  expect(existsSync(join(folder, "library.lock"))).toBe(true);
  const lock = new Database(join(folder, "library.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } finally {
    lock.close();
  }
}

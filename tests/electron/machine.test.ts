import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MenuItemConstructorOptions } from "electron";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { makeFilms } from "./support/films.ts";
import { launchProgram, launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner } from "./support/page.ts";
import { startAgain } from "./support/start.ts";

const FILM = "First Light (1931).mp4";

/** What the program gives to the system is kept here, in its main process. */
type Recorded = typeof globalThis & {
  popups?: string[][];
  drags?: string[];
  blocks?: string[];
  messages?: { message: string; detail?: string }[];
};

describe.skipIf(!realWindow())("the window and this computer", () => {
  const folder = temporaryFolder("machine");
  const library = join(folder, "library");
  const film = join(folder, "films", FILM);
  const played = join(folder, "played");
  const player = join(folder, "player.sh");
  let window: RunningWindow;
  let page: Page;

  beforeAll(async () => {
    await makeFilms(join(folder, "films"), [FILM]);
    writeFileSync(player, `#!/bin/sh\nprintf '%s' "$1" > '${played}.new'\nmv '${played}.new' '${played}'\n`);
    chmodSync(player, 0o755);
    window = await launchWindow(library, { XDG_CONFIG_HOME: join(folder, "config") });
    page = window.page;
    await recordSystem(window);
  });
  afterAll(() => window?.program.close());

  const recorded = <Key extends "popups" | "drags" | "blocks" | "messages">(key: Key) =>
    window.program.evaluate((_electron, name) => (globalThis as Recorded)[name] ?? [], key) as Promise<
      NonNullable<Recorded[Key]>
    >;
  const title = () =>
    window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? "no window");
  const show = async (path: string) => {
    await startAgain(library, `filmotheque:/${path}`);
    await expect.poll(() => new URL(page.url()).pathname).toBe(path);
  };

  test("the window's title names the screen", async () => {
    await expect.poll(title).toBe("Filmothèque");
    await createOwner(page);
    await startAgain(library, film);
    await page.getByRole("link", { name: /First Light/ }).waitFor();
    await expect.poll(title).toBe("Library · Filmothèque");
    await show("/settings");
    await expect.poll(title).toBe("Settings · Filmothèque");
    await show("/films/1");
    await expect.poll(title).toBe("First Light · Filmothèque");
    await show("/monitoring");
    await expect.poll(title).toBe("Monitoring · Filmothèque");
  });

  test("a film is played by the program that the person chose, as one absolute path", async () => {
    await show("/settings");
    await window.program.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, player);
    await page.getByRole("button", { name: "Choose a program…" }).click();
    await page.getByRole("button", { name: "Play films with: player" }).waitFor();
    await show("/films/1");
    await page.getByRole("button", { name: "Open in player" }).click();
    await expect.poll(() => existsSync(played)).toBe(true);
    expect(readFileSync(played, "utf8")).toBe(film);
  });

  test("a missing player is reported, and nothing is reported as playing", async () => {
    rmSync(player);
    rmSync(played);
    await page.getByRole("button", { name: "Open in player" }).click();
    await page.getByText(/The chosen player is not installed any more/).waitFor();
    expect(existsSync(played)).toBe(false);
  });

  test("a film played in the page keeps the display awake and fills the screen, until it is closed", async () => {
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await expect.poll(async () => (await recorded("blocks"))[0]).toBe("start prevent-display-sleep");
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe("First Light");
    await page.keyboard.press("f");
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute("role"))).toBe("dialog");
    await page.keyboard.press("f");
    await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await expect.poll(() => recorded("blocks")).toEqual(["start prevent-display-sleep", "stop"]);
  });

  test("a file dragged out of the page is the real one", async () => {
    await page.getByText(FILM).evaluate((element) => {
      const transfer = new DataTransfer();
      element.dispatchEvent(new DragEvent("dragstart", { bubbles: true, cancelable: true, dataTransfer: transfer }));
    });
    await expect.poll(() => recorded("drags")).toEqual([film]);
    await page.mouse.move(300, 300);
  });

  test("text fields have the system's menu, and films the page's own", async () => {
    await show("/");
    await page.getByRole("searchbox").first().click({ button: "right" });
    await expect
      .poll(() => recorded("popups"))
      .toEqual([["Undo", "Redo", "", "Cut", "Copy", "Paste", "", "Select all"]]);
    await page.getByRole("link", { name: /First Light/ }).click({ button: "right" });
    await page.getByRole("menu").first().waitFor();
    expect(await recorded("popups")).toHaveLength(1);
    await page.keyboard.press("Escape");
  });

  test("the about box names the versions of what runs", async () => {
    await window.program.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
      setImmediate(() => items?.find(({ label }) => label === "About Filmothèque")?.click());
    });
    await expect.poll(() => recorded("messages")).toHaveLength(1);
    const [about] = await recorded("messages");
    expect(about?.detail).toMatch(/^Version \d+\.\d+/);
    expect(about?.detail).toMatch(/Electron \d+\.\d+.*\nChromium \d+.*\nNode\.js \d+.*\nSQLite 3\.\d+/);
    expect(about?.detail).toContain("MIT");
  });

  test("starting with the system is an entry of its autostart folder", async () => {
    const entry = join(folder, "config/autostart/filmotheque.desktop");
    await show("/settings");
    await page.getByLabel("Start when you log in to this computer").check();
    await expect.poll(() => existsSync(entry)).toBe(true);
    expect(readFileSync(entry, "utf8")).toMatch(/^Exec=".+" "--hidden"$/m);
    await page.getByLabel("Start when you log in to this computer").uncheck();
    await expect.poll(() => existsSync(entry)).toBe(false);
  });

  test("with the window closed it keeps running where that is set, and a link opens the window at its screen", async () => {
    await page.getByLabel("Keep running when the window is closed").click();
    await expect(page.getByLabel("Keep running when the window is closed").isChecked()).resolves.toBe(true);
    await window.program.evaluate(
      ({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()),
    );
    await expect.poll(() => window.program.windows().length).toBe(0);
    const opening = window.program.waitForEvent("window");
    await startAgain(library, "filmotheque://folders");
    page = await opening;
    await expect.poll(() => new URL(page.url()).pathname).toBe("/folders");
    await page.getByRole("heading", { name: "Watched folders" }).or(page.locator("#content h1")).first().waitFor();
  });
});

test.skipIf(!realWindow())("started by the system it shows no window until it is started again", async () => {
  const folder = temporaryFolder("hidden");
  const window = await launchProgram(folder, {}, undefined, ["--hidden"]);
  expect(window.program.windows()).toEqual([]);
  const opening = window.program.waitForEvent("window");
  await startAgain(folder);
  await (await opening).getByRole("heading", { name: /Create the owner account/ }).waitFor();
  await window.program.close();
});

async function recordSystem({ program }: RunningWindow): Promise<void> {
  await program.evaluate(({ Menu, dialog, powerSaveBlocker, BrowserWindow }) => {
    const record: Recorded = globalThis;
    record.popups = [];
    record.drags = [];
    record.blocks = [];
    record.messages = [];
    Menu.prototype.popup = function popup(this: { items: MenuItemConstructorOptions[] }) {
      record.popups?.push(this.items.map(({ label }) => label ?? ""));
    };
    powerSaveBlocker.start = (kind) => record.blocks?.push(`start ${kind}`) ?? 0;
    powerSaveBlocker.stop = () => Boolean(record.blocks?.push("stop"));
    dialog.showMessageBox = async (...words: unknown[]) => {
      record.messages?.push(words.at(-1) as { message: string; detail?: string });
      return { response: 0, checkboxChecked: false };
    };
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.webContents.startDrag = ({ file }) => void record.drags?.push(file);
  });
}

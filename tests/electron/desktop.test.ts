import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SetupPage } from "../e2e/pages/setup.ts";
import { Tray } from "../e2e/pages/tray.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { makeFilms } from "./support/films.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { OWNER } from "./support/page.ts";
import { startAgain } from "./support/start.ts";
import { clickInTray, followAppearance, trayLabels, watchTray } from "./support/tray.ts";

const PATIENCE = { timeout: 60_000 };

describe.skipIf(!realWindow())("the window in the desktop", () => {
  const folder = temporaryFolder("desktop");
  const library = join(folder, "library");
  const films = join(folder, "films");
  let window: RunningWindow;
  let page: Page;

  beforeAll(async () => {
    await makeFilms(films, ["First Light (1931).mp4", "Second Wind (1932).mp4"]);
    await makeFilms(join(films, "more"), ["Third Man Out (1933).mp4"]);
    window = await launchWindow(library);
    page = window.page;
  });
  afterAll(() => window?.program.close());

  const path = () => new URL(page.url()).pathname;

  test("a file that is opened with the program before anybody has logged in is added after the log-in", async () => {
    await page.getByRole("heading", { name: /Who is this library’s owner/ }).waitFor();
    expect(await startAgain(library, join(films, "First Light (1931).mp4"))).toBe(0);
    await new SetupPage(page).createOwner(OWNER.name, OWNER.password);
    await new Tray(page).panel.waitFor(PATIENCE);
    await page.getByRole("link", { name: /First Light/ }).waitFor(PATIENCE);
  });

  test("a file opened with the running program goes the way of a drop", async () => {
    await startAgain(library, join(films, "Second Wind (1932).mp4"));
    await page.getByRole("link", { name: /Second Wind/ }).waitFor(PATIENCE);
  });

  test("a folder dropped on the icon is added, and whether to watch it is asked", async () => {
    await startAgain(library, join(films, "more"));
    await page.getByRole("link", { name: /Third Man Out/ }).waitFor(PATIENCE);
    await page
      .getByText(/Watch .*more/)
      .first()
      .waitFor(PATIENCE);
  });

  test("a link opens its screen, and an unknown one the library", async () => {
    await startAgain(library, "filmotheque://review");
    await expect.poll(path, PATIENCE).toBe("/review");
    await startAgain(library, "filmotheque://films/1");
    await expect.poll(path, PATIENCE).toBe("/films/1");
    await startAgain(library, "filmotheque://design/../etc");
    await expect.poll(path, PATIENCE).toBe("/");
  });

  test("the tray pauses and resumes the work, which the page shows", async () => {
    await watchTray(window);
    await followAppearance(page);
    await clickInTray(window, "Pause");
    await page.getByText("Paused", { exact: true }).waitFor(PATIENCE);
    await expect.poll(() => trayLabels(window), PATIENCE).toContain("Paused");
    await clickInTray(window, "Resume");
    await expect.poll(() => trayLabels(window), PATIENCE).toContain("Pause");
    await expect.poll(() => trayLabels(window), PATIENCE).not.toContain("Resume");
  });
});

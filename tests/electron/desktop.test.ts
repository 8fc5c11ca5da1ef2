import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SetupPage } from "../e2e/pages/setup.ts";
import { Tray } from "../e2e/pages/tray.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../standins/index.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { makeFilms } from "./support/films.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { clickNotification, notified, recordNotifications } from "./support/notifications.ts";
import { OWNER } from "./support/page.ts";
import { startAgain } from "./support/start.ts";
import { clickInTray, followAppearance, trayLabels, watchTray } from "./support/tray.ts";

describe.skipIf(!realWindow())("the window in the desktop", () => {
  const folder = temporaryFolder("desktop");
  const library = join(folder, "library");
  const films = join(folder, "films");
  let window: RunningWindow;
  let page: Page;
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    await makeFilms(films, ["First Light (1931).mp4", "Second Wind (1932).mp4"]);
    await makeFilms(join(films, "more"), ["Third Man Out (1933).mp4"]);
    const [tmdb, wikimedia] = await Promise.all([startTmdbStandIn(), startWikimediaStandIn()]);
    closing.push(tmdb.close, wikimedia.close);
    window = await launchWindow(library, {
      TMDB_API_KEY: "a1b2c3d4e5f60718293a4b5c6d7e8f90",
      FILMOTHEQUE_TMDB_URL: tmdb.url,
      FILMOTHEQUE_TMDB_IMAGE_URL: tmdb.imageUrl,
      FILMOTHEQUE_WIKIDATA_URL: wikimedia.wikidataUrl,
      FILMOTHEQUE_WIKIPEDIA_URL: wikimedia.wikipediaUrl,
    });
    page = window.page;
  });
  afterAll(async () => {
    await window?.program.close();
    for (const close of closing) await close();
  });

  const path = () => new URL(page.url()).pathname;

  test("a file that is opened with the program before anybody has logged in is added after the log-in", async () => {
    await page.getByRole("heading", { name: /Create the owner account/ }).waitFor();
    expect(await startAgain(library, join(films, "First Light (1931).mp4"))).toBe(0);
    await new SetupPage(page).createOwner(OWNER.name, OWNER.password);
    await new Tray(page).panel.waitFor();
    await page.getByRole("link", { name: /First Light/ }).waitFor();
  });

  test("a file opened with the running program is imported like a dropped one", async () => {
    await startAgain(library, join(films, "Second Wind (1932).mp4"));
    await page.getByRole("link", { name: /Second Wind/ }).waitFor();
  });

  test("a folder dropped on the icon is added, and whether to watch it is asked", async () => {
    await startAgain(library, join(films, "more"));
    await page.getByRole("link", { name: /Third Man Out/ }).waitFor();
    await page
      .getByText(/Watch .*more/)
      .first()
      .waitFor();
  });

  test("a link opens its screen, and an unknown one the library", async () => {
    await startAgain(library, "filmotheque://review");
    await expect.poll(path).toBe("/review");
    await startAgain(library, "filmotheque://films/1");
    await expect.poll(path).toBe("/films/1");
    await startAgain(library, "filmotheque://design/../etc");
    await expect.poll(path).toBe("/");
  });

  test("the tray pauses and resumes the work, which the page shows", async () => {
    await watchTray(window);
    await followAppearance(page);
    expect(await trayLabels(window)).toContain("Recent films");
    await clickInTray(window, "Pause");
    await page.getByText("Paused", { exact: true }).waitFor();
    await expect.poll(() => trayLabels(window)).toContain("Paused");
    await clickInTray(window, "Resume");
    await expect.poll(() => trayLabels(window)).toContain("Pause");
    await expect.poll(() => trayLabels(window)).not.toContain("Resume");
  });

  test("films added while the window is hidden are notified, and a notification opens its screen", async () => {
    const watched = join(folder, "watched");
    mkdirSync(watched);
    await page.evaluate(async (path) => {
      const body = JSON.stringify({ path });
      await fetch("/api/folders", { method: "POST", headers: { "content-type": "application/json" }, body });
    }, watched);
    await recordNotifications(window);
    await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await makeFilms(watched, ["Zzyzx Nobody Knows This (1934).mp4"]);

    // The films of the tests before are counted too where they were not settled yet.
    const needsReview = expect.stringMatching(/^\d+ files? needs? review$/);
    const wasAdded = expect.stringMatching(/^\d+ files? added to your library$/);
    await expect.poll(() => notified(window)).toEqual(expect.arrayContaining([wasAdded, needsReview]));
    await expect.poll(() => trayLabels(window)).toContainEqual(expect.stringMatching(/need(s)? review$/));
    await clickNotification(window, (await notified(window)).find((text) => needsReview.asymmetricMatch(text)) ?? "");
    await expect.poll(path).toBe("/review");
    const isShown = () => window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(isShown).toBe(true);
  });
});

import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FilmPage } from "../e2e/pages/film.ts";
import { LibraryPage } from "../e2e/pages/library.ts";
import { SetupPage } from "../e2e/pages/setup.ts";
import { Tray } from "../e2e/pages/tray.ts";
import { startTmdbStandIn, startWikimediaStandIn } from "../standins/index.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { dragOverWindow, dropOnWindow, OFFERS } from "./support/drag.ts";
import { makeFilms } from "./support/films.ts";
import { launchWindow, type RunningWindow, realWindow } from "./support/launch.ts";
import { createOwner, logIn } from "./support/page.ts";

describe.skipIf(!realWindow())("the main job in the window", () => {
  const folder = temporaryFolder("window-job");
  const films = join(folder, "films");
  let window: RunningWindow;
  let page: Page;
  let environment: Record<string, string>;
  const closing: (() => Promise<void>)[] = [];

  async function start(): Promise<void> {
    window = await launchWindow(join(folder, "library"), environment);
    page = window.page;
  }

  const total = () =>
    page.evaluate(async () => {
      const answer = await fetch("/api/films?limit=1");
      return ((await answer.json()) as { total: number }).total;
    });

  beforeAll(async () => {
    const [tmdb, wikimedia] = await Promise.all([startTmdbStandIn(), startWikimediaStandIn()]);
    closing.push(
      () => tmdb.close(),
      () => wikimedia.close(),
    );
    environment = {
      TMDB_API_KEY: "a1b2c3d4e5f60718293a4b5c6d7e8f90",
      FILMOTHEQUE_TMDB_URL: tmdb.url,
      FILMOTHEQUE_TMDB_IMAGE_URL: tmdb.imageUrl,
      FILMOTHEQUE_WIKIDATA_URL: wikimedia.wikidataUrl,
      FILMOTHEQUE_WIKIPEDIA_URL: wikimedia.wikipediaUrl,
    };
    await makeFilms(films, ["The Blue Lighthouse (1971).mp4"]);
    await makeFilms(join(films, "more"), ["Orbit of Fools.mp4", "Tin Moon.mp4"]);
    await start();
  });

  afterAll(async () => {
    await window?.program.close();
    for (const close of closing) await close();
  });

  test("the first run makes the owner, and the window has the page's title", async () => {
    await createOwner(page);
    expect(await window.program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toMatch(
      /Filmothèque/,
    );
  });

  test.for([
    ["text", { text: "The Blue Lighthouse" }],
    ["a picture of a web page", { html: '<img src="https://example.org/a.jpg">' }],
  ] as const)("%s that is dragged over the window is refused with the reason", async ([, dragged]) => {
    const reason = page.getByText("Text and web images can’t be added");
    await dragOverWindow(page, dragged, "drop", () => reason.waitFor());
    await reason.waitFor({ state: "detached" });
    expect(await total()).toBe(0);
  });

  test("a drag whose element is gone leaves no overlay behind", async () => {
    const overlay = new Tray(page).overlay;
    const dragged = { files: [join(films, "The Blue Lighthouse (1971).mp4")] };
    await dragOverWindow(page, dragged, "dragCancel", async () => {
      await overlay.waitFor();
      // The element under the pointer is replaced, as when films arrive, so no dragleave event fires.
      await page.evaluate(() => document.elementFromPoint(600, 400)?.remove());
    });
    await page.mouse.move(300, 300);
    await overlay.waitFor({ state: "detached" });
    await page.reload();
    await new SetupPage(page).dropYourFilms.waitFor();
  });

  test("a file that is dropped with its real path is identified, with its details", async () => {
    await dropOnWindow(page, { files: [join(films, "The Blue Lighthouse (1971).mp4")], offers: OFFERS.copy });
    await new Tray(page).panel.waitFor();
    const library = new LibraryPage(page);
    await library.film("The Blue Lighthouse").first().waitFor();
    await library.open("The Blue Lighthouse");
    const film = new FilmPage(page);
    await film.overview.getByText(/./).first().waitFor();
    await expect.poll(() => film.poster.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await film.files.first().textContent()).toContain("The Blue Lighthouse (1971).mp4");
  });

  test("a folder that is dropped asks once whether to watch it, and is watched", async () => {
    await new LibraryPage(page).go();
    await dropOnWindow(page, { files: [join(films, "more")], offers: OFFERS.link });
    await page.getByText("Watch “more” for new films?").waitFor({ state: "visible" });
    await page.getByRole("button", { name: "Watch", exact: true }).click();
    await expect.poll(total).toBe(3);

    await makeFilms(folder, ["Harvest of Echoes.mp4"]);
    renameSync(join(folder, "Harvest of Echoes.mp4"), join(films, "more", "Harvest of Echoes.mp4"));
    await expect.poll(total).toBe(4);
  });

  test("search forgives a typo", async () => {
    const library = new LibraryPage(page);
    await library.search("blue lighthose");
    await library.film("The Blue Lighthouse").first().waitFor();
    await library.search("");
  });

  test("a film plays in the window, by ranges, and can be sought in", async () => {
    const fileId = await page.evaluate(async () => {
      const answer = await fetch("/api/files?limit=1");
      return ((await answer.json()) as { items: { id: number }[] }).items[0]?.id;
    });
    const range = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/files/${id}/stream`, { headers: { range: "bytes=4-7" } });
      return [answer.status, answer.headers.get("content-range")?.replace(/\d+$/, "N"), await answer.text()];
    }, fileId);
    expect(range).toEqual([206, "bytes 4-7/N", "ftyp"]);

    const soughtTo = await page.evaluate(async (id) => {
      const video = document.createElement("video");
      video.muted = true;
      video.src = `/api/files/${id}/stream`;
      document.body.append(video);
      const loaded = new Promise((resolve, reject) => {
        video.onloadeddata = resolve;
        video.onerror = () => reject(new Error(video.error?.message));
      });
      await loaded;
      const sought = new Promise((resolve) => {
        video.onseeked = resolve;
      });
      video.currentTime = 0.5;
      await sought;
      const { currentTime } = video;
      video.remove();
      return currentTime;
    }, fileId);
    expect(soughtTo).toBeCloseTo(0.5, 1);
  });

  test("after a restart everything is still there", async () => {
    await window.program.evaluate(({ app }) => void setImmediate(() => app.quit()));
    expect(await window.exited()).toBe(0);
    await start();
    await logIn(page);
    await expect.poll(total).toBe(4);
    await new LibraryPage(page).film("The Blue Lighthouse").first().waitFor();
  });
});

import "../src/server/requireNode.ts";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { readConfig } from "../src/config.ts";
import { serve } from "../src/server/index.ts";
import { LibraryPage } from "../tests/e2e/pages/library.ts";
import { ModelsPage } from "../tests/e2e/pages/models.ts";
import { ReviewPage } from "../tests/e2e/pages/review.ts";
import { SetupPage } from "../tests/e2e/pages/setup.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { writeSet } from "../tests/integration/recommendation/aSet.ts";
import { madeRatings } from "../tests/unit/recommendation/madeRatings.ts";
import { buildIfOld } from "./build.ts";

/** `npm run screenshots`: the README's pictures, taken of the program as it is, over the sample films. */
const ROOT = resolve(import.meta.dirname, "..");
const PICTURES = join(ROOT, "docs/screenshots");
const FIRST_SAMPLE = 9_000_000;
const VIEWPORT = { width: 1280, height: 800 };

buildIfOld(ROOT);
mkdirSync(PICTURES, { recursive: true });
const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-screenshots-"));
const host = await serve({
  ...readConfig({ FILMOTHEQUE_DATA: dataFolder, FILMOTHEQUE_PORT: "0", FILMOTHEQUE_LANGUAGE: "en" }),
  pageFolder: join(ROOT, "dist/renderer"),
});
const browser = await launchBrowser();
try {
  await takeAll(browser);
} finally {
  await browser.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

async function takeAll(from: Browser): Promise<void> {
  const context = await from.newContext({ viewport: VIEWPORT, locale: "en-GB", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(host.url);
  await new SetupPage(page).heading.waitFor();
  await take(page, "first-run");
  await new SetupPage(page).createOwner("Ada", "nitrate and silver");
  await new SetupPage(page).dropYourFilms.waitFor();
  await take(page, "welcome");

  await new SetupPage(page).trySamples();
  const library = new LibraryPage(page);
  await library.film("Nosferatu").first().waitFor({ timeout: 60_000 });
  await settled(page);
  await library.go();
  await take(page, "library");
  await library.search("caligary");
  await library.film("Caligari").first().waitFor();
  await library.open("Caligari");
  await page.getByRole("heading", { level: 1, name: /Caligari/ }).waitFor();
  await take(page, "film");

  await new ReviewPage(page).go();
  await new ReviewPage(page).candidates.first().waitFor();
  await take(page, "review");
  await page.keyboard.press("a");
  await new ReviewPage(page).guesses.first().waitFor();
  await take(page, "review-many");
  await page.keyboard.press("Escape");
  await learn(page, library);
  await page.goto(`${host.url}/for-you`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await take(page, "for-you");
  await page.goto(`${host.url}/activity`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await take(page, "activity");
  await page.goto(`${host.url}/settings`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await take(page, "settings");

  await page.request.put(`${host.url}/api/me/language`, { data: { language: "fr" } });
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${host.url}/`);
  await library.film("Nosferatu").first().waitFor();
  await page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await take(page, "library-french-light");
}

/** Made ratings of the sample films, a training over them, and a taste of one's own. */
async function learn(page: Page, library: LibraryPage): Promise<void> {
  const models = new ModelsPage(page);
  await models.go();
  const ratings = madeRatings({ users: 240, films: 30 });
  await models.importRatings(writeSet(join(dataFolder, "set"), { ratings, tmdbFrom: FIRST_SAMPLE }));
  await models.imported(/done/).waitFor({ timeout: 60_000 });
  await models.train();
  await models.finished.waitFor({ timeout: 120_000 });
  await take(page, "models");
  const answer = await page.request.get(`${host.url}/api/films?limit=8&state=identified`);
  const { items } = (await answer.json()) as { items: { id: number }[] };
  for (const { id } of items.slice(0, 5))
    await page.request.put(`${host.url}/api/films/${id}/rating`, { data: { value: 5 } });
  await library.go();
}

/** Pictures show what people see once everything has arrived. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined);
  await page.evaluate(() =>
    Promise.all(
      [...document.images]
        .filter((image) => !image.complete)
        .map(
          (image) =>
            new Promise((done) => {
              image.addEventListener("load", done);
              image.addEventListener("error", done);
            }),
        ),
    ),
  );
  await page.waitForTimeout(500);
  const picture = await page.screenshot();
  await sharp(picture)
    .png({ palette: true, quality: 90 })
    .toFile(join(PICTURES, `${name}.png`));
  console.log(`docs/screenshots/${name}.png`);
}

async function settled(page: Page): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await page.request.get(`${host.url}/api/jobs/summary`);
    const { items } = (await answer.json()) as { items: { state: string }[] };
    if (items.every(({ state }) => state === "done")) return;
    await page.waitForTimeout(500);
  }
}

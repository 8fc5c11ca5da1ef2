import "../src/server/requireNode.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { watchParent } from "../src/server/watchParent.ts";
import { LibraryPage } from "../tests/e2e/pages/library.ts";
import { ModelsPage } from "../tests/e2e/pages/models.ts";
import { MonitoringPage } from "../tests/e2e/pages/monitoring.ts";
import { ReviewPage } from "../tests/e2e/pages/review.ts";
import { SetupPage } from "../tests/e2e/pages/setup.ts";
import { launchBrowser } from "../tests/e2e/support/browser.ts";
import { startSampleHost } from "../tests/e2e/support/sampleHost.ts";
import { writeRatingSet } from "../tests/integration/recommendation/ratingSetFiles.ts";
import { DEADLINES, eventually } from "../tests/support/deadlines.ts";
import { madeRatings } from "../tests/unit/recommendation/madeRatings.ts";
import { buildIfOld } from "./build.ts";
import { screensOf, screensPage, takeEveryScreen } from "./screenshots/everyScreen.ts";
import { arrived, Recording, ROOT, take } from "./screenshots/take.ts";
import { recordTour } from "./screenshots/tour.ts";

/**
 * `npm run screenshots`: the README's pictures, every screen in both themes and a recorded tour, taken of the program as
 * it is, over the sample films.
 */
const FIRST_SAMPLE = 9_000_000;
const FLOW_FRAMES = 48;
const FRAME_MS = 110;
const VIEWPORT = { width: 1280, height: 800 };

buildIfOld(ROOT);
watchParent(() => process.exit(1));
const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-screenshots-"));
const host = await startSampleHost(dataFolder);
// However slow the machine: what is waited for is a condition.
const browser = (await launchBrowser()).on("context", (context) => context.setDefaultTimeout(DEADLINES.conditionMs));
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
  const library = new LibraryPage(page);
  await takeFirstRun(page);
  await new SetupPage(page).trySamples();
  await recordFlow(from, page);
  await takeLibrary(page, library);
  await takeReview(page);
  await learn(page, library);
  await takePersonalScreens(page);
  await takeMonitoring(page);
  await takeTheRest(from, page);
  await takeFrenchLibrary(page, library);
}

async function takeFirstRun(page: Page): Promise<void> {
  const setup = new SetupPage(page);
  await page.goto(host.url);
  await setup.heading.waitFor();
  await take(page, "first-run");
  await setup.createOwner("Ada", "nitrate and silver");
  await setup.dropYourFilms.waitFor();
  await take(page, "welcome");
}

async function takeLibrary(page: Page, library: LibraryPage): Promise<void> {
  await library.film("Nosferatu").first().waitFor();
  await settled(page);
  await library.go();
  await take(page, "library");
  await library.search("caligary");
  await library.film("Caligari").first().waitFor();
  await library.open("Caligari");
  await page.getByRole("heading", { level: 1, name: /Caligari/ }).waitFor();
  await take(page, "film");
}

async function takeReview(page: Page): Promise<void> {
  const review = new ReviewPage(page);
  await review.go();
  await review.candidates.first().waitFor();
  await take(page, "review");
  await page.keyboard.press("a");
  await review.guesses.first().waitFor();
  await take(page, "review-many");
  await page.keyboard.press("Escape");
}

async function takePersonalScreens(page: Page): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  const screens = [
    ["/for-you", heading, "for-you"],
    ["/home", page.getByText("For tonight"), "home"],
    ["/lists", page.getByRole("heading", { name: "Statistics" }), "mine"],
    ["/activity", heading, "activity"],
    ["/settings", heading, "settings"],
  ] as const;
  for (const [path, shown, name] of screens) {
    await page.goto(host.url + path);
    await shown.waitFor();
    await take(page, name);
  }
}

async function takeFrenchLibrary(page: Page, library: LibraryPage): Promise<void> {
  const setLight = () => page.evaluate(() => document.documentElement.setAttribute("data-theme", "light"));
  await page.request.put(`${host.url}/api/me/language`, { data: { language: "fr" } });
  await setLight();
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${host.url}/`);
  await library.film("Nosferatu").first().waitFor();
  await setLight();
  await take(page, "library-french-light");
}

async function takeTheRest(from: Browser, page: Page): Promise<void> {
  const film = await firstId(page, "/api/films?q=caligari&limit=1");
  const found = await page.request.get(`${host.url}/api/search?q=keaton`);
  const { people }: { people: { personId: number }[] } = await found.json();
  const state = await page.context().storageState();
  const screens = screensOf({ film, person: people[0]?.personId ?? 1 });
  await takeEveryScreen(from, host.url, screens, state);
  writeFileSync(join(ROOT, "docs/screens.md"), screensPage(screens));
  await recordTour(page, host.url);
}

async function firstId(page: Page, path: string): Promise<number> {
  const answer = await page.request.get(host.url + path);
  const { items }: { items: { id: number }[] } = await answer.json();
  return items[0]?.id ?? 1;
}

/** The panel's faces, with drift: what is rated here differs from what the model learnt. */
async function takeMonitoring(page: Page): Promise<void> {
  const answer = await page.request.get(`${host.url}/api/films?limit=200`);
  const { items }: { items: { id: number }[] } = await answer.json();
  for (const { id } of items) await page.request.get(`${host.url}/api/films/${id}`);
  const monitoring = new MonitoringPage(page);
  await monitoring.go();
  await monitoring.chart("UC2 · Film list").waitFor();
  await take(page, "monitoring");
  await monitoring.show("Machine");
  await take(page, "monitoring-machine");
  await monitoring.show("Drift");
  await take(page, "monitoring-drift");
  await monitoring.show("Health");
  await take(page, "monitoring-health");
  await monitoring.show("Maintenance");
  await take(page, "monitoring-maintenance");
}

/** The flow alive, while the samples come in: a film of a few seconds. */
async function recordFlow(from: Browser, seen: Page): Promise<void> {
  const state = await seen.context().storageState();
  const context = await from.newContext({ viewport: VIEWPORT, locale: "en-GB", storageState: state });
  const page = await context.newPage();
  await page.goto(`${host.url}/flow`);
  const canvas = new MonitoringPage(page).canvas;
  await canvas.waitFor();
  await arrived(page);
  const recording = new Recording(900);
  for (let frame = 0; frame < FLOW_FRAMES; frame += 1) {
    const start = performance.now();
    await recording.add(await canvas.screenshot(), FRAME_MS);
    if (frame === FLOW_FRAMES / 2) await take(page, "flow");
    if (frame % 8 === 0) await page.request.get(`${host.url}/api/films?limit=60`);
    if (frame % 12 === 0) await page.request.get(`${host.url}/api/me/recommendations`);
    await page.waitForTimeout(Math.max(0, FRAME_MS - (performance.now() - start)));
  }
  await recording.keep("flow-alive.webp", 60);
  await context.close();
}

/** Made ratings of the sample films, a training over them, and a taste of one's own. */
async function learn(page: Page, library: LibraryPage): Promise<void> {
  const models = new ModelsPage(page);
  await models.go();
  const ratings = madeRatings({ users: 240, films: 30 });
  await models.importRatings(writeRatingSet(join(dataFolder, "set"), { ratings, tmdbFrom: FIRST_SAMPLE }));
  await models.imported(/done/).waitFor();
  await models.train();
  await models.finished.waitFor();
  await take(page, "models");
  const answer = await page.request.get(`${host.url}/api/films?limit=8&state=identified`);
  const { items }: { items: { id: number }[] } = await answer.json();
  for (const { id } of items.slice(0, 5))
    await page.request.put(`${host.url}/api/films/${id}/rating`, { data: { value: 5 } });
  await library.go();
}

async function settled(page: Page): Promise<void> {
  await eventually("every job is done", async () => {
    const answer = await page.request.get(`${host.url}/api/jobs/summary`);
    const { items }: { items: { state: string }[] } = await answer.json();
    return items.every(({ state }) => state === "done");
  });
}

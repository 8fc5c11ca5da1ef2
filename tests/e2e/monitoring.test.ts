import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeManyClips } from "../fixtures/clips.ts";
import { writeRatingSet } from "../integration/recommendation/ratingSetFiles.ts";
import { madeRatings } from "../unit/recommendation/madeRatings.ts";
import { LibraryPage } from "./pages/library.ts";
import { ModelsPage } from "./pages/models.ts";
import { MonitoringPage } from "./pages/monitoring.ts";
import { SetupPage } from "./pages/setup.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";
import { startSampleHost } from "./support/sampleHost.ts";

/** So many ratings of one person make a window that a verdict can be given on. */
const FILMS = 140;
const USUAL = [4, 3.5, 4.5, 3, 4, 5, 2.5];
const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let page: Page;
let monitoring: MonitoringPage;

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  page = await context.newPage();
  monitoring = new MonitoringPage(page);
  await page.goto(host.url);
  await new SetupPage(page).createOwner("Ada", "nitrate and silver");
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const ask = async <Body>(path: string): Promise<Body> =>
  (await (await page.request.get(host.url + path)).json()) as Body;

test("the flow shows a live import: particles, queues, and the same in numbers", async () => {
  await new SetupPage(page).trySamples();
  await monitoring.goToFlow();
  const particles = () => monitoring.canvas.getAttribute("data-particles").then(Number);
  await expect.poll(particles).toBeGreaterThan(3);
  await monitoring.flowOf("Identify").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Slow motion" }).click();
  await page.getByRole("button", { name: "Replay last five minutes" }).click();
  await page.getByRole("button", { name: /^Replay:/ }).waitFor();
});

test("a request opens its trace, with its queries", async () => {
  const library = new LibraryPage(page);
  await library.go();
  await library.film("Nosferatu").first().waitFor();
  await monitoring.goToFlow();
  await monitoring.flowOf("UC2").getByRole("button").click();
  await monitoring.trace.getByText("GET /api/films", { exact: true }).waitFor();
  await monitoring.trace.getByText("SELECT", { exact: false }).first().waitFor();
  await page.keyboard.press("Escape");
});

test("who wants less motion gets a still picture with the same numbers", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await monitoring.canvas
    .getByText(/^\d+ · \d+$/)
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
});

test("the panel says that all is well, shows the seven figures and every use case", async () => {
  await expect.poll(async () => (await ask<{ matched?: number }>("/api/files/counts")).matched).toBeGreaterThan(25);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await monitoring.go();
  await monitoring.status.getByText("Everything is OK.").waitFor();
  for (const name of ["Memory", "CPU", "Time to full details", "Requests"])
    await expect.poll(() => monitoring.tile(name).first().innerText()).not.toContain("–");
  for (const name of ["Log in", "Film list", "File received", "Identification", "Article from Wikipedia"])
    await monitoring.useCase(name).first().waitFor();
  await monitoring.chart("UC2 · Film list").waitFor();
  await expect
    .poll(
      async () =>
        (await ask<{ tiles: { name: string; value: number | null }[] }>("/api/metrics/summary")).tiles.find(
          ({ name }) => name === "click_to_view",
        )?.value,
    )
    .toBeGreaterThan(0);
  await expectAccessible(page);
});

test.for(["Machine", "Jobs", "Health", "Errors", "Log", "Outbound requests"])("%s is in the panel", async (tab) => {
  await monitoring.show(tab);
  await page.getByRole("tabpanel").locator("li, tr, p").first().waitFor();
  await expectAccessible(page);
});

test("a table is saved as CSV", async () => {
  await monitoring.show("Use cases");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV", exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("use-cases.csv");
});

test("maintenance says what it would do, does it, and says what it did", async () => {
  await monitoring.show("Maintenance");
  await monitoring.run("Back up");
  await monitoring
    .task("Back up")
    .getByText(/library-.*\.zip/)
    .waitFor();
  await expectAccessible(page);
});

test("rating differently from one's own past is drift; taking it as the new baseline ends it", async () => {
  const models = new ModelsPage(page);
  await models.go();
  const ratings = madeRatings({ users: 60, films: 30 });
  await models.importRatings(writeRatingSet(join(dataFolder, "set"), { ratings, tmdbFrom: 9_000_000 }));
  await models.imported(/ratings, 0 broken lines.*done/).waitFor();
  await models.train();
  await models.finished.waitFor();
  await monitoring.go();
  await monitoring.show("Drift");
  await monitoring.drift.getByText("too few data", { exact: true }).waitFor();

  for (const [at, film] of (await moreFilms()).entries()) {
    const value = at < 100 ? (USUAL[at % USUAL.length] ?? 4) : 0.5;
    const answer = await page.request.put(`${host.url}/api/films/${film}/rating`, { data: { value } });
    expect(answer.status()).toBe(204);
  }
  await page.reload();
  await monitoring.drift.getByText("drift", { exact: true }).waitFor();
  await monitoring.feature("Average rating").getByText("drift", { exact: true }).waitFor();
  await monitoring
    .feature("Distribution of ratings")
    .getByText(/Given more often: 0\.5 stars, \d+\s?% instead of \d+\s?%\./)
    .waitFor();
  await expectAccessible(page);

  await monitoring.setBaseline();
  await monitoring.drift.getByText("too few data", { exact: true }).waitFor();
  await page.getByText("30 more ratings are needed to tell.").waitFor();
});

/** More films than the samples are: real clips whose names no provider knows. */
async function moreFilms(): Promise<number[]> {
  const names = Array.from({ length: FILMS }, (_, at) => `Made Film ${at + 1} (19${10 + (at % 80)}).mp4`);
  const paths = await makeManyClips(join(dataFolder, "made"), FILMS, { names });
  // What was written this moment might still grow.
  for (const path of paths) utimesSync(path, 1_700_000_000, 1_700_000_000);
  const dropped = await page.request.post(`${host.url}/api/files`, { data: { paths } });
  expect(dropped.status()).toBe(202);
  const made = async () =>
    (await ask<{ items: { id: number; title: string }[] }>("/api/films?limit=200&sort=added&order=desc")).items.filter(
      ({ title }) => title.startsWith("Made Film"),
    );
  await expect.poll(async () => (await made()).length).toBe(FILMS);
  return (await made()).map(({ id }) => id);
}

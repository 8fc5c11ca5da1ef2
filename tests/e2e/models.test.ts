import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRatingSet } from "../integration/recommendation/ratingSetFiles.ts";
import { type MlflowStandIn, startMlflowStandIn } from "../standins/mlflow.ts";
import { PublisherHost } from "../standins/publisherHost.ts";
import { zipOf } from "../support/zip.ts";
import { madeRatings } from "../unit/recommendation/madeRatings.ts";
import { ModelsPage } from "./pages/models.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openSampleLibrary } from "./support/ownersPage.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;
let mlflow: MlflowStandIn;
let publisher: PublisherHost;

beforeAll(async () => {
  mlflow = await startMlflowStandIn();
  publisher = await new PublisherHost().start();
  const environment = { MLFLOW_TRACKING_URI: mlflow.url, FILMOTHEQUE_MOVIELENS_URL: publisher.url };
  ({ host, browser, page } = await openSampleLibrary(dataFolder, environment));
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await mlflow?.[Symbol.asyncDispose]();
  await publisher?.[Symbol.asyncDispose]();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("without ratings the page says what is missing, and For you what it shows instead", async () => {
  const models = new ModelsPage(page);
  await models.go();
  await page.getByText(/0 ratings available; training needs at least 200/).waitFor();
  await expectAccessible(page);
  await page.getByRole("navigation").getByRole("link", { name: "For you", exact: true }).click();
  await page.getByText(/Rate a few films/).waitFor();
});

test("a community is downloaded once its licence is accepted, shows what it brings, and can be removed", async () => {
  const set = writeRatingSet(join(dataFolder, "published"), { tmdbFrom: 9_000_000 });
  const files = readdirSync(set).map((path) => ({ path, bytes: readFileSync(join(set, path)) }));
  publisher.publish("ml-latest-small.zip", zipOf(files));
  const models = new ModelsPage(page);
  await models.go();
  const row = models.community("MovieLens Latest Small");
  await row.getByText("Not downloaded", { exact: true }).waitFor();
  await row.getByRole("button", { name: "Download MovieLens Latest Small" }).click();
  const dialog = page.getByRole("dialog", { name: "Download MovieLens Latest Small" });
  await dialog.getByText(/may not be passed on/).waitFor();
  await expect.poll(() => dialog.getByRole("button", { name: "Download" }).isDisabled()).toBe(true);
  await expectAccessible(page);
  expect(publisher.requests).toEqual([]);
  await dialog.getByRole("checkbox", { name: /accept it/ }).check();
  await dialog.getByRole("button", { name: "Download" }).click();
  await row.getByText("In use", { exact: true }).waitFor();
  await row.getByText(/^Knows \d+ of the \d+ identified films/).waitFor();
  await row.getByText(/offers no checksum/).waitFor();
  await expectAccessible(page);
  await row.getByRole("button", { name: "Remove MovieLens Latest Small" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await row.getByText("Not downloaded", { exact: true }).waitFor();
});

test("ratings are imported, a training lights up its stages, and what it made serves", async () => {
  const models = new ModelsPage(page);
  await models.go();
  // Numbered as the samples are, so that the household's films are among those that the community rated.
  await models.importRatings(writeRatingSet(join(dataFolder, "set"), { tmdbFrom: 9_000_000 }));
  await models.imported(/ratings, 0 broken lines.*done/).waitFor();
  await models.train();
  await models.finished.waitFor();
  expect(await models.stages.count()).toBe(7);
  await models.version(1).getByText("in use", { exact: true }).waitFor();
  await models.version(2).getByText("in use", { exact: true }).waitFor();
  const comparisons = page.getByRole("region", { name: "New models and those in use" });
  await comparisons
    .getByText(/the newest of 45 people/)
    .first()
    .waitFor();
  const better = comparisons.getByText("Result: the new model is better, and is used from now on.");
  await expect.poll(() => better.count()).toBe(2);
  await page.getByText("Grid search of SVD").click();
  await expectAccessible(page);
});

test("three ratings later For you is a list of one's own, with reasons", async () => {
  await page.getByRole("navigation").getByRole("link", { name: "For you", exact: true }).click();
  await page.getByRole("button", { name: "Not seen" }).click();
  for (const left of ["3 ratings to go", "2 ratings to go", "1 rating to go"]) {
    await page.getByRole("heading", { name: left }).waitFor();
    await page.getByRole("radio", { name: /^5 of 5/ }).click({ force: true });
  }
  await page.getByRole("button", { name: "Show recommendations" }).click();
  await page
    .getByText(/^Because you liked /)
    .first()
    .waitFor();
  expect(await page.getByText(/Rate a few films/).count()).toBe(0);
  await expectAccessible(page);
});

test("Less like this takes a film from For you at once: by key, by menu, on its page; each can be undone", async () => {
  await page.getByRole("navigation").getByRole("link", { name: "For you", exact: true }).click();
  const cards = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect.poll(() => cards.count()).toBeGreaterThan(2);
  const address = (await cards.first().getAttribute("href")) ?? "";
  const card = page.getByRole("main").locator(`a[href="${address}"]`);
  const note = page.getByText(/^We’ll suggest fewer films like /);
  const undo = page.getByRole("button", { name: "Undo", exact: true });

  await card.focus();
  await page.keyboard.press("l");
  await note.waitFor();
  await expect.poll(() => card.count()).toBe(0);
  // The keyboard goes on with another card.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("href") ?? ""))
    .toMatch(/^\/films\//);
  await undo.click();
  await card.waitFor();

  await card.click({ button: "right" });
  await page.getByRole("menuitem", { name: "Less like this" }).click();
  await expect.poll(() => card.count()).toBe(0);
  await undo.click();
  await card.waitFor();

  await card.click();
  const toggle = page.getByRole("button", { name: "Less like this" });
  const other = page.getByRole("button", { name: "Not for me" });
  await toggle.click();
  await expect.poll(() => toggle.getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("n");
  await expect.poll(() => other.getAttribute("aria-pressed")).toBe("true");
  expect(await toggle.getAttribute("aria-pressed")).toBe("false");
  await expectAccessible(page);
  await other.click();
  await expect.poll(() => other.getAttribute("aria-pressed")).toBe("false");
});

test("another training is compared with the serving version, and a version is promoted manually", async () => {
  const models = new ModelsPage(page);
  await models.go();
  await models.importRatings(
    writeRatingSet(join(dataFolder, "more"), {
      ratings: madeRatings({ users: 60, films: 30, seed: 5 }),
      tmdbFrom: 9_000_000,
    }),
  );
  await expect.poll(() => models.imported(/· done ·/).count()).toBe(2);
  await models.train();
  await models.version(4).waitFor();
  await models.promote(2);
  await models.version(2).getByText("in use", { exact: true }).waitFor();
  await models.promote(4);
  await models.version(4).getByText("in use", { exact: true }).waitFor();
});

test("what is promoted at MLflow is used here, and the page says what became of the link", async () => {
  const models = new ModelsPage(page);
  await models.followMlflow();
  await models.mlflow.getByText("Connected", { exact: true }).waitFor();
  await models
    .version(2)
    .getByText(/MLflow v1/)
    .waitFor();
  // What was promoted here last has arrived there: only then is the next change a promotion of MLflow's.
  await expect.poll(() => mlflow.aliasOf("filmotheque-list", "production")).toBe("2");
  mlflow.setAlias("filmotheque-list", "production", "1");
  await models.followMlflow();
  await models.version(2).getByText("in use", { exact: true }).waitFor();
  mlflow.setAlias("filmotheque-list", "production", null);
  await models.followMlflow();
  await models.mlflow.getByText(/MLflow has no production version any more/).waitFor();
  mlflow.fail("/registered-models/get", "401");
  await models.followMlflow();
  await models.mlflow.getByText("Not connected", { exact: true }).waitFor();
  await models.mlflow.getByText(/rejects the login/).waitFor();
  await expectAccessible(page);
});

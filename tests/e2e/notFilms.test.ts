import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClip } from "../fixtures/clips.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openOwnersPage } from "./support/ownersPage.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

const folder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-episodes-"));
const series = join(folder, "tv", "Fargo", "Season 2");
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(series, { recursive: true });
  await makeClip(join(series, "Fargo.S02E05.mp4"));
  ({ host, browser, page } = await openOwnersPage(join(folder, "data")));
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("an episode is shown under its series and season, is played and marked as watched, and says why it is no film", async () => {
  await page.request.post(`${host.url}/api/folders`, { data: { path: join(folder, "tv") } });
  const found = async () => (await (await page.request.get(`${host.url}/api/not-films`)).json()).items.length;
  await expect.poll(found).toBe(1);
  await page.goto(`${host.url}/not-films`);
  await page.getByText("Fargo", { exact: true }).click();
  await page.getByRole("heading", { name: "Season 2" }).waitFor();
  await page.getByText("Its name has an episode number.").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Play Episode 5" }).click();
  const video = page.getByRole("dialog", { name: "Fargo.S02E05.mp4" }).locator("video");
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(1);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Mark as watched · Episode 5", pressed: false }).click();
  await page.getByRole("button", { name: "Watched · Episode 5", pressed: true }).waitFor();
  await page.reload();
  await page.getByText("1 of 1 watched").waitFor();
});

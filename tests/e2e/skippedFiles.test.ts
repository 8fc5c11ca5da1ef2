import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClip } from "../fixtures/clips.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openOwnersPage } from "./support/ownersPage.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

const folder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-skipped-"));
const films = join(folder, "films");
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(films);
  for (let number = 0; number < 300; number += 1) writeFileSync(join(films, `disc ${number}.iso`), "x");
  mkdirSync(join(films, ".private"));
  copyFileSync(await makeClip(join(folder, "clip.mp4")), join(films, ".private", "Heat (1995).mp4"));
  ({ host, browser, page } = await openOwnersPage(join(folder, "data")));
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("files that were not added are listed under Folders with their reason, and can be added anyway", async () => {
  await page.goto(`${host.url}/folders`);
  await page.getByText("Every file was added.").waitFor();
  await page.getByLabel("Folder path on the server").fill(films);
  await page.getByRole("button", { name: "Watch a folder" }).click();

  const list = page.getByRole("list", { name: "Files not added" });
  await list.getByText("disc 1.iso").waitFor();
  await list.getByText("279 more files").or(list.getByText("280 more files")).waitFor({ state: "attached" });
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Reason/ }).click();
  await page.getByRole("menuitemradio", { name: /Hidden/ }).click();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(1);
  await list.getByRole("button", { name: "Add anyway" }).click();
  await page.getByText("No files for this reason.").waitFor();
  await page.getByText("Adding .private").waitFor();
});

test("a removed film is listed as removed, and can be added again", async () => {
  await page.goto(host.url);
  const film = page.getByRole("link", { name: /Heat/ }).first();
  await film.click();
  await page.getByRole("button", { name: "Remove from library" }).click();
  await page.getByText("Film removed from the library").waitFor();
  await page.goto(`${host.url}/folders`);
  const list = page.getByRole("list", { name: "Files not added" });
  await page.getByRole("button", { name: /^Reason/ }).click();
  await page.getByRole("menuitemradio", { name: /Removed by you/ }).click();
  await list.getByText("Heat (1995).mp4").waitFor();
  await expectAccessible(page);
  await list.getByRole("button", { name: "Add anyway" }).click();
  await page.getByText("Adding Heat (1995).mp4").waitFor();
  await page.goto(host.url);
  await film.waitFor();
});

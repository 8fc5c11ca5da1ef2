import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openSampleLibrary } from "./support/ownersPage.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
const EVE = { userId: "eve", password: "limelight and gauze" };
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ host, browser, page } = await openSampleLibrary(dataFolder));
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("two people compare their taste as soon as one allows it", async () => {
  await page.goto(`${host.url}/together`);
  await page.getByText("Nobody shares their taste yet").waitFor();

  // Eve is logged in elsewhere.
  await page.request.post(`${host.url}/api/users`, { data: EVE });
  const { items } = await (await page.request.get(`${host.url}/api/films?limit=6`)).json();
  const eve = await (await browser.newContext()).newPage();
  await eve.request.post(`${host.url}/api/sessions`, { data: EVE });
  await eve.request.put(`${host.url}/api/me/taste`, { data: { isShared: true } });
  for (const { id } of items)
    for (const person of [page, eve])
      await person.request.put(`${host.url}/api/films/${id}/rating`, { data: { value: 4.5 } });

  await page.reload();
  await page.getByText("100%").waitFor();
  await page.getByRole("region", { name: "Both loved" }).getByText("You 4.5 · eve 4.5").first().waitFor();
  const tonight = page.getByRole("region", { name: "Films for both of you tonight" });
  await tonight.getByRole("listitem").first().waitFor();
  await expectAccessible(page);
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/api/me/taste") && answer.request().method() === "PUT"),
    page.getByRole("checkbox", { name: /^Let others compare/ }).check(),
  ]);
  await page.reload();
  await page.getByRole("checkbox", { name: /^Let others compare/, checked: true }).waitFor();
});

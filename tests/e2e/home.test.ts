import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HomePage } from "./pages/home.ts";
import { MinePage } from "./pages/mine.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openSampleLibrary } from "./support/ownersPage.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;
let home: HomePage;

beforeAll(async () => {
  ({ host, browser, page } = await openSampleLibrary(dataFolder));
  home = new HomePage(page);
  await page.request.post(`${host.url}/api/me/smart-lists`, { data: { name: "Any film", filter: { sort: "title" } } });
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a saved filter becomes a row of Home, in the dialog or from Lists", async () => {
  await home.go();
  await home.openDialog();
  await expectAccessible(page);
  await home.shown("Any film").check();
  await page.keyboard.press("Escape");
  await home.row("Any film").getByRole("listitem").first().waitFor();
  await page.reload();
  await home.row("Any film").getByRole("listitem").first().waitFor();

  await new MinePage(page).go();
  const toggle = page.getByRole("button", { name: "Show Any film on Home" });
  await toggle.and(page.locator("[aria-pressed=true]")).click();
  await home.go();
  await home.row("Any film").waitFor({ state: "detached" });
});

test("rows are moved by the keyboard and by dragging, and stay where they were put", async () => {
  await home.go();
  await home.openDialog();
  const before = await home.choices();
  const down = page.getByRole("button", { name: "Move Recently added down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const at = before.indexOf("Recently added");
  await expect.poll(() => home.choices().then((names) => names.indexOf("Recently added"))).toBe(at + 2);
  expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);

  const [first = ""] = before;
  await home.drag("Recently watched", first);
  await expect.poll(() => home.choices().then(([name]) => name)).toBe("Recently watched");
  const arranged = await home.choices();
  await page.reload();
  await home.openDialog();
  await expect.poll(() => home.choices()).toEqual(arranged);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect
    .poll(() => home.choices().then((names) => names.slice(0, before.length - 1)))
    .toEqual(before.slice(0, -1));
  await page.keyboard.press("Escape");
});

test("what was watched last is there, with its day", async () => {
  const { items } = await (await page.request.get(`${host.url}/api/films?limit=3`)).json();
  for (const [index, { id }] of items.entries()) {
    const data = { filmId: id, watchedOn: `2026-01-0${index + 1}` };
    expect((await page.request.post(`${host.url}/api/me/diary`, { data })).status()).toBe(201);
  }
  await page.reload();
  const row = home.row("Recently watched");
  // Rows load when they are nearly in sight, as one scrolls.
  await page.mouse.move(640, 500);
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 150);
      return row.getByRole("listitem").count();
    })
    .toBe(3);
  expect(await row.getByRole("listitem").first().textContent()).toContain("3 January 2026");
});

test("films that fit the available time are a row, and its title leads to all of them", async () => {
  await home.go();
  const choose = async (time: string) => {
    await page.getByRole("button", { name: /^Available time/ }).click();
    await page.getByRole("menuitemradio", { name: time }).click();
  };
  await choose("3 h");
  await home.row("Up to 3 h").getByRole("listitem").first().waitFor();
  await home.row("Up to 3 h").getByRole("link", { name: "Up to 3 h" }).click();
  await page.getByRole("button", { name: "Up to 180 min" }).first().waitFor();
});

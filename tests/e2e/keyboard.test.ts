import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TOAST_DURATION_MS } from "../../renderer/components/toasts.ts";
import { eventually } from "../support/deadlines.ts";
import { SAMPLES_OWNER } from "../support/sampleLibrary.ts";
import { LibraryPage } from "./pages/library.ts";
import { NotesPage } from "./pages/notes.ts";
import { expectAccessible } from "./support/accessible.ts";
import { NOTES_STAY_LONGER } from "./support/browser.ts";
import { type OwnersPage, openSampleLibrary } from "./support/ownersPage.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: OwnersPage["host"];
let browser: Browser;

beforeAll(async () => {
  const opened = await openSampleLibrary(dataFolder);
  ({ host, browser } = opened);
  await opened.page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function aPage(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
  return context.newPage();
}

async function logIn(context: BrowserContext): Promise<void> {
  await context.request.post(`${host.url}/api/sessions`, {
    data: SAMPLES_OWNER,
    headers: { "content-type": "application/json" },
  });
}

/** What a screen reader would say of where the keyboard is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.tagName.toLowerCase()} ${element?.getAttribute("aria-label") ?? element?.textContent?.trim().slice(0, 60)}`;
  });

test("from the login to a rating and a decision, without a pointer", async () => {
  const page = await aPage();
  await page.goto(host.url);
  const { keyboard } = page;

  // Log in: the name has the focus already.
  await page.getByLabel("Name", { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("userId");
  await keyboard.type(SAMPLES_OWNER.userId);
  await keyboard.press("Tab");
  await keyboard.type(SAMPLES_OWNER.password);
  await keyboard.press("Enter");
  await page.getByRole("list", { name: "Films" }).getByRole("link").first().waitFor();

  // The first stop leads past bar and menus.
  await keyboard.press("Tab");
  expect(await focused(page)).toContain("Skip to content");
  await keyboard.press("Enter");
  await expect.poll(() => focused(page)).toContain("main");

  // Find, open, rate, take back.
  await keyboard.press("/");
  await keyboard.type("nosferatu");
  await page.waitForURL(/q=nosferatu/);
  await expect
    .poll(() => page.getByRole("list", { name: "Films" }).getByRole("link").first().innerText())
    .toContain("Nosferatu");
  await keyboard.press("Tab");
  for (let stops = 0; stops < 40 && !(await focused(page)).startsWith("a Nosferatu"); stops += 1)
    await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Nosferatu/ }).waitFor();
  await keyboard.press("9");
  await page.getByText("Rated 4.5 of 5").waitFor();
  // The rating marked it as watched.
  await keyboard.press("w");
  await page.getByText("Marked as unwatched").waitFor();
  await keyboard.press("w");
  await page.getByText("Marked as watched").waitFor();

  // Review: the arrows select, Enter accepts, Z undoes; each is announced.
  // The second key counts for a second after the first: neither waits for the other's answer.
  await Promise.all([keyboard.press("g"), keyboard.press("r")]);
  await page.getByRole("heading", { level: 1, name: "Review" }).waitFor();
  await page.getByRole("radio").first().waitFor();
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await keyboard.press("Enter");
  const spoken = page.locator("[aria-live=polite]").getByText(/ is /);
  await spoken.first().waitFor();
  await keyboard.press("z");
  await page.getByText("Decision undone").waitFor();
  await page.context().close();
});

test("every screen has its landmarks, one first heading, and a name in the title", async () => {
  const page = await aPage();
  await logIn(page.context());
  for (const path of [
    "/home",
    "/",
    "/for-you",
    "/lists",
    "/collections",
    "/people",
    "/review",
    "/folders",
    "/activity",
    "/learning",
    "/monitoring",
    "/flow",
    "/settings",
  ]) {
    await page.goto(host.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect([path, await page.getByRole("heading", { level: 1 }).count()]).toEqual([path, 1]);
    expect([path, await page.getByRole("main").count(), await page.getByRole("banner").count()]).toEqual([path, 1, 1]);
    expect([path, await page.getByRole("navigation", { name: "Main" }).count()]).toEqual([path, 1]);
    expect([path, await page.title()]).toEqual([path, expect.stringMatching(/.+ · Filmothèque$/)]);
    await expectAccessible(page);
  }
  await page.context().close();
});

test.each([
  ["at 200 % zoom", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ["in a small window", { viewport: { width: 900, height: 600 } }],
  ["in colours the system sets", { forcedColors: "active" }],
  ["with the light theme", { colorScheme: "light" }],
  ["without motion", { reducedMotion: "reduce" }],
] as const)("%s nothing is cut off and axe finds nothing", async (_name, options) => {
  const page = await aPage(options);
  await logIn(page.context());
  await page.addInitScript(
    (theme) => localStorage.setItem("filmotheque:theme", theme),
    "colorScheme" in options ? "light" : "dark",
  );
  const film = (await (await page.context().request.get(`${host.url}/api/films?q=nosferatu&limit=1`)).json()) as {
    items: { id: number }[];
  };
  for (const path of ["/", `/films/${film.items[0]?.id}`, "/home", "/review", "/lists", "/monitoring", "/settings"]) {
    await page.goto(host.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    const overflow = () =>
      page.evaluate(() => {
        const main = document.querySelector("main")!;
        const scroller = main.querySelector("[data-scroller]") ?? main;
        return scroller.scrollWidth - scroller.clientWidth;
      });
    // Colours that the system sets are not ours, and axe reads those that we would have set.
    await expectAccessible(page, "forcedColors" in options ? ["color-contrast"] : []);
    // Last: what is still on its way when the heading is there has come by now.
    await expect.poll(async () => [path, await overflow()]).toEqual([path, 0]);
  }
  await page.context().close();
});

test.each([
  ["/activity", "Jobs", "Journal"],
  ["/monitoring", "Use cases", "Machine"],
])("the tabs of %s are one stop; the arrows move between them, and Enter shows a view", async (path, shown, next) => {
  const page = await aPage();
  await logIn(page.context());
  await page.goto(host.url + path);
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await tab(shown).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toBe(`button ${next}`);
  await page.getByRole("tabpanel", { name: shown, exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("tabpanel", { name: next, exact: true }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await expect.poll(() => tab(next).evaluate((button) => button === document.activeElement)).toBe(false);
  await expect.poll(() => tab(shown).evaluate((button) => button === document.activeElement)).toBe(false);
  await page.context().close();
});

test("the box for everything puts first what is named so, and loses no letter that comes before it", async () => {
  const page = await aPage();
  await logIn(page.context());
  await page.goto(host.url);
  await new LibraryPage(page).films.first().waitFor();
  await page.keyboard.press("Control+k");
  // Typed on, while the box is still being fetched.
  await page.keyboard.type("sett");
  await page.getByRole("dialog", { name: "Search everything" }).waitFor();
  await expect.poll(() => page.getByRole("dialog").getByRole("combobox").inputValue()).toBe("sett");
  await expect.poll(() => page.getByRole("option").first().textContent()).toContain("Settings");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).pathname).toBe("/settings");
  await page.context().close();
});

test("a rating session is led by digits, arrows and the way back", async () => {
  const page = await aPage();
  await page.request.post(`${host.url}/api/sessions`, { data: SAMPLES_OWNER });
  await page.request.post(`${host.url}/api/users`, { data: { userId: "Eve", password: "limelight and gauze" } });
  await page.request.post(`${host.url}/api/sessions`, { data: { userId: "Eve", password: "limelight and gauze" } });
  await page.goto(`${host.url}/for-you`);
  const heading = page.getByRole("heading", { level: 2 }).first();
  const ratings = async () => (await (await page.request.get(`${host.url}/api/me/statistics`)).json()).rated;
  await expect.poll(() => heading.textContent()).toBe("3 ratings to go");
  await page.keyboard.press("8");
  await expect.poll(() => heading.textContent()).toBe("2 ratings to go");
  await page.keyboard.press("n");
  // The arrows only choose; Enter gives, and the focus stays where it was.
  await page.getByRole("radio").first().focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await expect.poll(ratings).toBe(1);
  await page.keyboard.press("Enter");
  await expect.poll(() => heading.textContent()).toBe("1 rating to go");
  expect(await focused(page)).toMatch(/^input .* of 5/);
  await page.keyboard.press("z");
  await expect.poll(() => heading.textContent()).toBe("2 ratings to go");
  await expect.poll(ratings).toBe(1);
  await page.keyboard.press("6");
  await expect.poll(() => heading.textContent()).toBe("1 rating to go");
  await page.keyboard.press("0");
  await expect.poll(() => heading.textContent()).toBe("That’s enough to get started");
  await expectAccessible(page);
  await page.context().close();
});

test("a newer note covers an older one, the keys of the screen go on, and notes leave by themselves", async () => {
  const page = await aPage();
  await logIn(page.context());
  await page.clock.install();
  await page.goto(host.url);
  await new LibraryPage(page).open("Nosferatu");
  const notes = new NotesPage(page);
  await page.getByRole("heading", { level: 1, name: /Nosferatu/ }).waitFor();
  await page.keyboard.press("7");
  await notes.note("Rated 3.5 of 5").waitFor();
  // A note is no dialogue: the next key is the screen's.
  await page.keyboard.press("w");
  await notes.note(/^Marked as/).waitFor();
  expect(await notes.visible.count()).toBe(1);
  expect(await notes.note("Rated 3.5 of 5").isVisible()).toBe(false);

  // The keyboard reaches them, and their timer is paused meanwhile.
  await page.keyboard.press("F6");
  await page.clock.fastForward(2 * TOAST_DURATION_MS * NOTES_STAY_LONGER);
  expect(await notes.visible.count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await page.clock.fastForward(2 * TOAST_DURATION_MS * NOTES_STAY_LONGER);
  await eventually("the notes have gone", async () => (await notes.note(/./).count()) === 0);
  await page.context().close();
});

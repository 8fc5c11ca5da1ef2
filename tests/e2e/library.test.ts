import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NAMED_SCREENS } from "../../renderer/navigation/sections.ts";
import { fillWithFilms, OWNER, openBenchLibrary } from "../bench/benchLibrary.ts";
import { LibraryPage } from "./pages/library.ts";
import { LoginPage } from "./pages/login.ts";
import { openScreen } from "./pages/openScreen.ts";
import { PalettePage } from "./pages/palette.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const FILMS = 1_200;
const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let page: Page;
let library: LibraryPage;

beforeAll(async () => {
  const made = await openBenchLibrary({ FILMOTHEQUE_DATA: dataFolder });
  fillWithFilms(made, FILMS);
  await made.engine.stop();
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  page = await context.newPage();
  library = new LibraryPage(page);
  await page.goto(host.url);
  await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
  await library.films.first().waitFor();
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const titles = () => library.films.allInnerTexts();

test("the jump bar leads to a letter, a decade follows the sort, and the end of the list is one press away", async () => {
  await library.jumpTo(/^M:/);
  await expect.poll(async () => (await titles()).some((title) => title.startsWith("Midnight"))).toBe(true);
  await library.sortBy("Year");
  await library.jumpTo(/^1920s:/);
  await expect.poll(async () => (await titles()).some((title) => title.endsWith("1929"))).toBe(true);
  await library.sortBy("Title");
  await library.films.first().focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await titles()).at(-1)).toContain("Silent");
  await expectAccessible(page);
});

test("letters typed in the list find a title", async () => {
  await library.films.first().focus();
  await page.keyboard.press("Home");
  // At once: letters typed within a second form one search, however long each press takes here.
  await Promise.all([..."paper"].map((letter) => page.keyboard.press(letter)));
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Paper/);
});

const selected = (text: string) => library.selection.getByText(text, { exact: true });

test("films are selected by Ctrl, Shift, keys and a box; a bulk action is undone by one press", async () => {
  await library.toTop();
  await library.place(1).click({ modifiers: ["Control"] });
  await selected("1 film selected").waitFor();
  await library.place(5).click({ modifiers: ["Shift"] });
  await selected("5 films selected").waitFor();
  await expectAccessible(page);
  // While some are selected, a click selects too.
  await library.place(7).click();
  await selected("6 films selected").waitFor();
  await library.selection.getByRole("button", { name: "Watched", exact: true }).click();
  await page.getByText("6 films changed", { exact: true }).waitFor();
  await library.toggle(/^Watched/);
  await expect.poll(() => library.count.textContent()).toBe("6 films");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => library.count.textContent()).toBe("0 films");
  await library.clearFilters();
  await library.toTop();
  await page.keyboard.press("Control+a");
  await selected("1,200 films selected").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => library.selection.getByText("selected").count()).toBe(0);
  await page.keyboard.press(" ");
  await selected("1 film selected").waitFor();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await selected("3 films selected").waitFor();
  await page.keyboard.press("Escape");
});

test("many films are edited together, and a film's page edits every field with its lock; each is undone", async () => {
  await library.toTop();
  await library.place(1).click({ modifiers: ["Control"] });
  await library.place(2).click();
  await selected("2 films selected").waitFor();
  await library.selection.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Add tags").fill("to digitise, lent");
  await dialog.getByRole("button", { name: /^Collection:/ }).click();
  await page.getByRole("menuitemradio", { name: "Set to" }).click();
  await dialog.getByLabel("New value: Collection").fill("Broken things");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("Changes saved").waitFor();
  await library.selection.getByRole("button", { name: "Clear selection" }).click();
  await page.getByRole("button", { name: /^Tag/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "lent 2" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => library.count.textContent()).toBe("2 films");

  await library.place(1).click();
  await page.getByRole("button", { name: "Edit" }).waitFor();
  await page.keyboard.press("e");
  const year = dialog.getByLabel("Year", { exact: true });
  const provided = await year.inputValue();
  await year.fill("1950");
  await dialog.getByRole("button", { name: "Unlock: Year", pressed: true }).waitFor();
  await dialog.getByRole("button", { name: "Lock: Title" }).click();
  await dialog.getByRole("button", { name: "Remove lent" }).click();
  await dialog.getByRole("button", { name: "Add person" }).click();
  await dialog.getByLabel("Name").last().fill("Lotte Reiniger");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("Lotte Reiniger").waitFor();
  await page.locator("p", { hasText: /^1950 ·/ }).waitFor();

  await page.keyboard.press("e");
  await dialog.getByRole("button", { name: "Reset: Year" }).click();
  await expect.poll(() => year.inputValue()).toBe(provided);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.locator("p", { hasText: new RegExp(`^${provided} ·`) }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("p", { hasText: /^1950 ·/ }).waitFor();
  await page.goBack();
  await expect.poll(() => library.count.textContent()).toBe("1 film");
  await library.clearFilters();
});

test("selected films become versions of one, and films of their own again", async () => {
  await page.goto(host.url);
  await library.films.first().waitFor();
  await library.toTop();
  await library.place(1).click({ modifiers: ["Control"] });
  await library.place(3).click({ modifiers: ["Control"] });
  await selected("2 films selected").waitFor();
  await library.selection.getByRole("button", { name: "Merge versions…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge as versions of one film" });
  await expect.poll(() => dialog.getByRole("radio").count()).toBe(2);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect.poll(() => library.count.textContent()).toBe("1,199 films");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => library.count.textContent()).toBe("1,200 films");
});

test("the right button of the mouse, and the menu key, offer what can be done to a film", async () => {
  await library.toTop();
  const title = await library.place(2).getByText(/\w/).first().textContent();
  await library.place(2).click({ button: "right" });
  const menu = page.getByRole("menu", { name: title! });
  await menu.waitFor();
  await expectAccessible(page);
  await menu.getByRole("menuitem", { name: "Rate" }).hover();
  await page.getByRole("menuitem", { name: "4 stars" }).click();
  await page.getByText("1 film changed", { exact: true }).waitFor();
  await expect.poll(() => library.place(2).innerText()).toContain("4");
  await page.getByRole("button", { name: "Undo" }).click();
  await library.place(2).focus();
  await page.keyboard.press("Shift+F10");
  await menu.waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/films\//);
  await page.goBack();
  await library.place(2).waitFor();
});

test("a box drawn from between the films selects what it touches", async () => {
  await library.toTop();
  const first = (await library.place(1).boundingBox())!;
  const third = (await library.place(3).boundingBox())!;
  // From the gap after the first film into the third.
  await page.mouse.move(first.x + first.width + 9, first.y + 40);
  await page.mouse.down();
  await page.mouse.move(third.x + 30, third.y + 90, { steps: 8 });
  await selected("2 films selected").waitFor();
  await page.mouse.up();
  await library.selection.getByRole("button", { name: "Clear selection" }).click();
  await expect.poll(() => library.selection.getByText("selected").count()).toBe(0);
});

test("a filter is kept as a list that fills itself, and opens from Mine", async () => {
  await library.filterByGenre("Western");
  await expect.poll(() => library.count.textContent()).toBe("250 films");
  await page.getByRole("button", { name: "Save filter" }).click();
  const sheet = page.getByRole("dialog", { name: "Save filter" });
  await sheet.getByLabel("List name").fill("Duels at noon");
  await sheet.getByRole("button", { name: "Save" }).click();
  await page.getByText("Filter Duels at noon saved").waitFor();
  await library.clearFilters();
  await openScreen(page, "Library", "Lists");
  await page.getByRole("region", { name: "Saved filters" }).getByRole("link", { name: "Duels at noon" }).click();
  await expect.poll(() => library.count.textContent()).toBe("250 films");
  await library.clearFilters();
});

test("a kept filter of 1990–1994 opens as 1990–1994, and its years can be changed", async () => {
  const kept = await page.request.post(`${host.url}/api/me/smart-lists`, {
    data: { name: "Early nineties", filter: { yearFrom: 1990, yearTo: 1994, hdr: false } },
    headers: { origin: host.url },
  });
  const { count } = (await kept.json()) as { count: number };
  await openScreen(page, "Library", "Lists");
  await page.getByRole("region", { name: "Saved filters" }).getByRole("link", { name: "Early nineties" }).click();
  const years = page.getByRole("button", { name: "Years · 1990–1994" });
  await years.waitFor();
  await page.getByRole("button", { name: "Without HDR" }).waitFor();
  await expect.poll(() => library.count.textContent()).toBe(`${count} films`);

  await years.click();
  await expectAccessible(page);
  await page.getByRole("spinbutton", { name: "From" }).fill("");
  await page.getByRole("spinbutton", { name: "To" }).fill("1993");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/[?&]to=1993/);
  await page.getByRole("button", { name: "Years · –1993" }).waitFor();
  await page.keyboard.press("Escape");
  await library.clearFilters();
});

test("the panel offers every filter: values are searched and counted, and what is chosen is a chip and in the address", async () => {
  const open = page.getByRole("button", { name: /^All filters/ });
  await open.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Filters" });
  await panel.getByText("Director", { exact: true }).click();
  await panel.getByRole("searchbox", { name: "Search: Director" }).fill("jansen");
  const director = panel.getByRole("list", { name: "Director" }).getByRole("checkbox").first();
  await expect.poll(() => director.evaluate((box) => box.parentElement?.textContent)).toContain("Jansen");
  // The address holds the choice: the box follows it.
  await director.click();
  await expect.poll(() => page.url()).toMatch(/director=\d/);
  await panel.getByRole("button", { name: /^Missing subtitles/ }).click();
  await panel.getByRole("group", { name: "Year" }).getByLabel("From").fill("1990");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.url()).toMatch(/from=1990.*director=\d+.*hasSubtitles=no/);
  await expect.poll(() => panel.getByRole("button", { name: /^Show/ }).textContent()).toMatch(/^Show \d films?$/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect.poll(() => open.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.reload();
  const chip = page.getByRole("button", { name: /^Director: .*Jansen/ });
  await chip.click();
  await expect.poll(() => page.url()).not.toContain("director");
  await page.getByRole("button", { name: "All filters 2 set" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => panel.evaluate((dialog) => dialog.getBoundingClientRect().width)).toBe(390);
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Clear filters" }).click();
  await panel.getByRole("button", { name: "Show 1,200 films" }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await library.films.first().waitFor();
});

test("one box finds films with the reason, people, lists, screens and commands", async () => {
  const palette = new PalettePage(page);
  await palette.open();
  await expectAccessible(page);
  await palette.type("clara font");
  await palette
    .option(/with Clara Fontaine/)
    .first()
    .waitFor();
  await palette.option(/^Clara Fontaine/).click();
  await page.getByRole("heading", { level: 1, name: "Clara Fontaine" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Show in library" }).click();
  await page.getByRole("button", { name: "With Clara Fontaine" }).waitFor();
  await palette.open();
  await palette.type("duels");
  await palette.option(/^Duels at noon/).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/genre=Western/);
  await palette.open();
  await palette.type("light");
  await palette.option(/^Light theme/).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
  await palette.open();
  await palette.type("xyzzyq");
  await page
    .getByText("No results.")
    .or(palette.option(/Search all films/))
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await palette.open();
  await palette.type("dark");
  await palette.option(/^Dark theme/).click();
});

test("coming back from a film finds the list where it was, and the keyboard on that film", async () => {
  await page.goto(host.url);
  await library.films.first().waitFor();
  await library.jumpTo(/^L:/);
  await expect.poll(async () => (await titles()).at(-1)).toMatch(/^Last/);
  await library.placeNoted();
  const film = library.films.nth(10);
  const title = await film.innerText();
  await film.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goBack();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
    .toContain(title.split("\n")[0]);
});

test("the order one chose is kept for the next time", async () => {
  await library.sortBy("Year");
  await openScreen(page, "System", "Settings");
  await library.go();
  await page.waitForURL(/sort=year/);
  await library.sortBy("Title");
});

test("typing fast loses no letter, and an address with a filter opens as it was", async () => {
  await page.getByRole("searchbox").pressSequentially("silent river 1", { delay: 15 });
  await page.waitForURL(/q=silent\+river\+1/);
  expect(await page.getByRole("searchbox").inputValue()).toBe("silent river 1");
  await page.goto(`${host.url}/?genre=Drama&decade=1990&sort=year&order=asc`);
  await library.films.first().waitFor();
  await page.getByRole("button", { name: "Genre · Drama" }).waitFor();
  await expect.poll(async () => (await titles())[0]).toMatch(/199\d$/);
});

test("how a search was understood is shown, each part can be removed, and counts follow what is shown", async () => {
  await page.goto(`${host.url}/?q=western+horreur+1990s`);
  const part = (name: string) => page.getByRole("button", { name, exact: true });
  await part("Genre: Western").waitFor();
  await part("Genre: Horror").waitFor();
  await expectAccessible(page);
  await part("Genre: Horror").click();
  await page.waitForURL(/q=western\+1990s$/);
  await part("Decade: 1990s").waitFor();
  const unwatched = page.getByRole("button", { name: /^Unwatched/ });
  // Both are read each time: the list and its counts come with separate answers.
  const areAlike = async () => {
    const films = (await library.count.textContent())?.replace(/ films?$/, "");
    return (await unwatched.textContent()) === `Unwatched${films}`;
  };
  await expect.poll(areAlike).toBe(true);

  await page.goto(`${host.url}/?q=western+xqzzkv`);
  await library.nothingFound.waitFor();
  await part("In no film: xqzzkv").waitFor();
  await page.getByRole("button", { name: /^Without “xqzzkv”/ }).click();
  await page.waitForURL(/q=western$/);
  await library.films.first().waitFor();

  const palette = new PalettePage(page);
  await palette.open();
  await palette.type("westren 1990s");
  await page.getByText("“western” instead of “westren”").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Decade: 1990s" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
});

test("posters keep their size when the window changes: more fit, not larger ones", async () => {
  await page.goto(host.url);
  const widthOf = async () => (await library.films.first().boundingBox())?.width ?? 0;
  const widths: number[] = [];
  for (const width of [900, 1280, 1920, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await library.films.first().waitFor();
    // The last poster of the first row reaches the end of the list.
    await expect.poll(() => firstRowsEnd()).toBeGreaterThan(width - 120);
    widths.push(await widthOf());
  }
  expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.3);
  await page.setViewportSize({ width: 1280, height: 800 });
});

/** Right edge of the first row's last poster. All are measured at one moment: the list changes while it is resized. */
const firstRowsEnd = () =>
  library.films.evaluateAll((films) => {
    const boxes = films.map((film) => film.getBoundingClientRect());
    return Math.max(0, ...boxes.filter(({ top }) => top === boxes[0]?.top).map(({ right }) => right));
  });

test("on a phone every screen fits the width", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { items } = (await (await page.request.get(`${host.url}/api/films?limit=1`)).json()) as {
    items: { id: number }[];
  };
  for (const path of [...NAMED_SCREENS.map(({ to }) => to), `/films/${items[0]?.id}`]) {
    await page.goto(host.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    // Not the heading alone: what is loaded is what may be too wide.
    await expect.poll(() => page.locator("main [aria-busy=true]").count()).toBe(0);
    const overflow = () => page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth);
    expect([path, await overflow()]).toEqual([path, 0]);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

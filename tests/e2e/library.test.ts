import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NAMED_SCREENS } from "../../renderer/navigation/sections.ts";
import type { LibraryPage } from "./pages/library.ts";
import { openScreen } from "./pages/openScreen.ts";
import { expectAccessible } from "./support/accessible.ts";
import { openGeneratedLibrary } from "./support/generatedLibrary.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

let opened: Awaited<ReturnType<typeof openGeneratedLibrary>>;
let page: Page;
let library: LibraryPage;

beforeAll(async () => {
  opened = await openGeneratedLibrary(1_200);
  ({ page, library } = opened);
});

reloadAfterFailure(() => page);

afterAll(() => opened?.close());

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
  // The form of another language would replace what was entered.
  expect(await dialog.getByRole("button", { name: /^Language of title/ }).isDisabled()).toBe(true);
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
  await page.goto(opened.host.url);
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

test("coming back from a film finds the list where it was, and the keyboard on that film", async () => {
  await page.goto(opened.host.url);
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

test("posters keep their size when the window changes: more fit, not larger ones", async () => {
  await page.goto(opened.host.url);
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
  const { items } = (await (await page.request.get(`${opened.host.url}/api/films?limit=1`)).json()) as {
    items: { id: number }[];
  };
  for (const path of [...NAMED_SCREENS.map(({ to }) => to), `/films/${items[0]?.id}`]) {
    await page.goto(opened.host.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    // Not the heading alone: what is loaded is what may be too wide.
    await expect.poll(() => page.locator("main [aria-busy=true]").count()).toBe(0);
    const overflow = () => page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth);
    expect([path, await overflow()]).toEqual([path, 0]);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

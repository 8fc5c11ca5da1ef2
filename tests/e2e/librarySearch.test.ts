import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LibraryPage } from "./pages/library.ts";
import { openScreen } from "./pages/openScreen.ts";
import { PalettePage } from "./pages/palette.ts";
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
  const kept = await page.request.post(`${opened.host.url}/api/me/smart-lists`, {
    data: { name: "Early nineties", filter: { yearFrom: 1990, yearTo: 1994, hdr: false } },
    headers: { origin: opened.host.url },
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

test("typing fast loses no letter, and an address with a filter opens as it was", async () => {
  await page.getByRole("searchbox").pressSequentially("silent river 1", { delay: 15 });
  await page.waitForURL(/q=silent\+river\+1/);
  expect(await page.getByRole("searchbox").inputValue()).toBe("silent river 1");
  await page.goto(`${opened.host.url}/?genre=Drama&decade=1990&sort=year&order=asc`);
  await library.films.first().waitFor();
  await page.getByRole("button", { name: "Genre · Drama" }).waitFor();
  await expect.poll(async () => (await titles())[0]).toMatch(/199\d$/);
});

test("how a search was understood is shown, each part can be removed, and counts follow what is shown", async () => {
  await page.goto(`${opened.host.url}/?q=western+horreur+1990s`);
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

  await page.goto(`${opened.host.url}/?q=western+xqzzkv`);
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

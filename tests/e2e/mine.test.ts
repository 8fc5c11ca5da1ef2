import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FilmPage } from "./pages/film.ts";
import { LibraryPage } from "./pages/library.ts";
import { MinePage } from "./pages/mine.ts";
import { expectAccessible } from "./support/accessible.ts";
import { type OwnersPage, openSampleLibrary } from "./support/ownersPage.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: OwnersPage["host"];
let browser: Browser;
let page: Page;
let mine: MinePage;
let library: LibraryPage;

beforeAll(async () => {
  ({ host, browser, page } = await openSampleLibrary(dataFolder));
  mine = new MinePage(page);
  library = new LibraryPage(page);
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a film goes on the watchlist and on a list of one's own, and the library shows either", async () => {
  await mine.go();
  await mine.list("Watchlist").getByText("0 films").waitFor();
  await mine.make("Rainy Sundays");
  await mine.list("Rainy Sundays").waitFor();
  await expectAccessible(page);

  await library.go();
  await library.open("Nosferatu");
  await page.getByRole("button", { name: "Add to watchlist" }).click();
  await page.getByRole("button", { name: "In watchlist", exact: true }).waitFor();
  await page.getByRole("button", { name: "Add to lists" }).click();
  await Promise.all([
    page.waitForResponse((answer) => /\/lists\/\d+\/films\//.test(answer.url()) && answer.ok()),
    page.getByRole("menuitemcheckbox", { name: "Rainy Sundays" }).click(),
  ]);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("button", { name: "In watchlist", exact: true, pressed: true }).waitFor();

  await mine.go();
  await mine.list("Rainy Sundays").getByText("1 film").waitFor();
  await mine.list("Rainy Sundays").getByRole("link").click();
  await expect.poll(() => library.count.textContent()).toBe("1 film");
  await page.getByRole("button", { name: "List: Rainy Sundays" }).click();
  await expect.poll(() => library.count.textContent()).toMatch(/^\d\d films$/);
});

test("a film's page lists the days on which one watched it, to add, change and remove", async () => {
  await library.go();
  await library.open("The General");
  const viewings = page.getByRole("region", { name: "My viewings" });
  const save = async (dialog: Locator) => {
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
  };
  await viewings.getByRole("button", { name: "Add viewing" }).click();
  const added = page.getByRole("dialog", { name: "Add viewing" });
  await added.getByLabel("Day").fill("2024-05-17");
  await added.getByRole("radio", { name: "4.5 of 5" }).check({ force: true });
  await added.getByLabel("Note").fill("On a train, of all places");
  await expectAccessible(page);
  await save(added);
  const entry = viewings.getByRole("listitem");
  await entry.getByText("17 May 2024").waitFor();
  await entry.getByText("On a train, of all places").waitFor();
  await page.getByRole("button", { name: "Watched", exact: true }).waitFor();
  await expectAccessible(page);

  await entry.getByRole("button", { name: "Edit viewing of 17 May 2024" }).click();
  const edited = page.getByRole("dialog", { name: "Edit viewing of 17 May 2024" });
  await edited.getByLabel("Day").fill("2024-05-18");
  await edited.getByLabel("Rewatch").check();
  await save(edited);
  await entry.getByText("18 May 2024").waitFor();
  await entry.getByText("Rewatch").waitFor();
  await entry.getByText("4.5").waitFor();

  await entry.getByRole("button", { name: "Remove viewing of 18 May 2024" }).click();
  await entry.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await entry.getByText("On a train, of all places").waitFor();
  await page.reload();
  await entry.getByText("18 May 2024").waitFor();
  await entry.getByRole("button", { name: "Remove viewing of 18 May 2024" }).click();
  await entry.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Watched", exact: true }).click();
  await page.getByRole("button", { name: "Mark as watched" }).waitFor();
});

test("statistics follow what one does", async () => {
  await library.go();
  await library.open("Nosferatu");
  const film = new FilmPage(page);
  await film.title.waitFor();
  await film.rate(4.5);
  // The rating marks it as watched.
  await page.getByRole("button", { name: "Watched", exact: true }).waitFor();
  await mine.go();
  await mine.chart("My ratings").getByText("4.5 stars").waitFor({ state: "attached" });
  await mine.chart("Decades").getByRole("link", { name: "1920s" }).waitFor();
  await mine.chart("Directors").getByText("F. W. Murnau").waitFor();
  await expectAccessible(page);
});

test("a bar of the statistics leads to its films", async () => {
  await mine.go();
  await mine.chart("Directors").getByRole("link", { name: "F. W. Murnau" }).click();
  await library.film("Nosferatu").first().waitFor();
  await mine.go();
  const stars = mine.chart("My ratings").getByRole("link", { name: /^1 / });
  await stars.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => library.count.textContent()).toBe("1 film");
});

test("the year in review shows what was watched, and is shared as a picture", async () => {
  // A rating says that a film was watched, and not when.
  const { items } = await (await page.request.get(`${host.url}/api/films?q=nosferatu`)).json();
  const data = { filmId: items[0].id, watchedOn: "2026-03-01" };
  expect((await page.request.post(`${host.url}/api/me/diary`, { data })).status()).toBe(201);
  await mine.go();
  await page.getByRole("link", { name: "Year in review" }).click();
  await page.getByRole("heading", { level: 1, name: /^\d{4} in review$/ }).waitFor();
  await page.getByRole("region", { name: "Top rated" }).getByText("Nosferatu").first().waitFor();
  await expectAccessible(page);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Share as picture" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^filmotheque-\d{4}\.png$/);
  const bytes = readFileSync(await saved.path());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(1_080); // the width, in the header

  await page.emulateMedia({ media: "print" });
  await page.getByRole("navigation").first().waitFor({ state: "hidden" });
  const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
  const films = await page.getByRole("region", { name: "Top rated" }).boundingBox();
  expect(heading?.x).toBeLessThan(40);
  expect(films?.width).toBeGreaterThan(1_000);
  await page.emulateMedia({ media: "screen" });
});

test("home shows a film for tonight, what one began, what is new, and leads on", async () => {
  const id = await begun();
  await page.getByRole("navigation").getByRole("link", { name: "Home", exact: true }).click();
  await page.getByText("For tonight").waitFor();
  const begunShelf = page.getByRole("region", { name: "Continue" });
  await begunShelf.getByRole("link", { name: "Metropolis" }).waitFor();
  await page.getByRole("region", { name: "Recently added" }).getByRole("listitem").nth(5).waitFor();
  const newest = page.getByRole("region", { name: "Recently added" });
  await newest.getByRole("listitem").first().getByRole("link").focus();
  await page.keyboard.press("ArrowRight");
  const isFocused = (index: number) =>
    newest
      .getByRole("listitem")
      .nth(index)
      .getByRole("link")
      .evaluate((link) => link === document.activeElement);
  await expect.poll(() => isFocused(1)).toBe(true);
  await page.keyboard.press("End");
  await newest.getByRole("button", { name: "Previous films" }).click();
  await newest.getByRole("button", { name: "Next films" }).waitFor();
  await page
    .getByRole("region", { name: /^Unwatched:/ })
    .first()
    .scrollIntoViewIfNeeded();
  await page
    .getByRole("region", { name: /^Unwatched:/ })
    .first()
    .getByRole("listitem")
    .first()
    .waitFor();
  await expectAccessible(page);
  await begunShelf.getByRole("link", { name: "Metropolis" }).click();
  await page.waitForURL(`${host.url}/films/${id}`);
});

/** A film that was left in the middle. */
async function begun(): Promise<number | undefined> {
  const { items } = (await (await page.request.get(`${host.url}/api/films?q=metropolis&limit=1`)).json()) as {
    items: { id: number }[];
  };
  await page.request.put(`${host.url}/api/films/${items[0]?.id}/watched`, {
    data: { watched: false, positionSeconds: 40 },
  });
  return items[0]?.id;
}

test("an import of ratings is previewed, then saved, then undone", async () => {
  await mine.go();
  const lines = [
    "Date,Name,Year,Letterboxd URI,Rating",
    "2024-01-02,Sherlock Jr.,1924,https://boxd.it/a,4",
    "2024-01-03,Nobody Knows This,1901,https://boxd.it/b,2",
  ];
  const folder = join(dataFolder, "letterboxd");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "ratings.csv"), lines.join("\r\n"));
  await page.locator("input[accept^='.zip,.csv']").setInputFiles(join(folder, "ratings.csv"));
  const sheet = page.getByRole("dialog", { name: "What was found" });
  await sheet.getByText("1 row is skipped").waitFor();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Import, with 1 rating" }).click();
  await page.getByText("Imported, with 1 rating").waitFor();
  await page
    .locator("[aria-live] > div")
    .filter({ hasText: "Imported, with 1 rating" })
    .getByRole("button", { name: "Undo" })
    .click();
  await page.getByText("Undone").waitFor();
});

test("an import goes on when the page is loaded again, and says what it brought", async () => {
  await mine.go();
  const lines = Array.from(
    { length: 3_000 },
    (_, at) => `2024-01-02,Nobody Knows This ${at},1901,https://boxd.it/${at},2`,
  );
  lines.push("2024-01-02,Sherlock Jr.,1924,https://boxd.it/a,4");
  const path = join(dataFolder, "ten-years.csv");
  writeFileSync(path, ["Date,Name,Year,Letterboxd URI,Rating", ...lines].join("\r\n"));
  await page.locator("input[accept^='.zip,.csv']").setInputFiles(path);
  const sheet = page.getByRole("dialog", { name: "What was found" });
  await sheet.getByRole("button", { name: /^Import, with/ }).click();
  // It may be over already on a fast machine.
  await page
    .getByText(/(?:Importing|Last import:) ten-years\.csv/)
    .first()
    .waitFor();
  await page.reload();
  const note = page.getByText(/Last import: ten-years\.csv/);
  await note.waitFor();
  await note.locator("xpath=..").getByRole("button", { name: "Undo" }).click();
  await note.waitFor({ state: "hidden" });
});

test("everything one entered is taken along", async () => {
  await mine.go();
  expect(await mine.takeAlong("CSV")).toBe("filmotheque.csv");
  expect(await mine.takeAlong("JSON")).toBe("filmotheque.json");
});

test("a film plays in the page, and Escape comes back", async () => {
  await library.go();
  await library.open("Nosferatu");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const player = page.getByRole("dialog", { name: "Nosferatu" });
  await player.waitFor();
  // A browser without the film's decoder says so; one with it shows the film.
  await player.locator("video").or(player.getByText("can’t play")).first().waitFor();
  await page.keyboard.press("Escape");
  await player.waitFor({ state: "hidden" });
});

test("the library has a table view, sorted by its column headers, with keyboard navigation", async () => {
  await library.go();
  await page.getByRole("button", { name: "Table" }).click();
  const table = page.getByRole("table", { name: "Films" });
  // The table begins where the posters were scrolled to.
  await table.getByRole("link").first().focus();
  await page.keyboard.press("Home");
  await table.getByRole("link", { name: "Battleship Potemkin" }).first().waitFor();
  await table.getByRole("button", { name: "Year" }).click();
  await table.getByRole("columnheader", { name: "Year" }).and(page.locator("[aria-sort=descending]")).waitFor();
  await table.getByRole("button", { name: "Year" }).click();
  await table.getByRole("columnheader", { name: "Year" }).and(page.locator("[aria-sort=ascending]")).waitFor();
  await expect.poll(() => table.getByRole("row").nth(1).innerText()).toContain("1902");
  await expectAccessible(page);
  await table.getByRole("link").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/films\/\d+$/);
  await library.go();
  await page.getByRole("button", { name: "Posters" }).click();
});

test("a film says why it is this one, and why it is suggested or not", async () => {
  await library.go();
  await library.open("Nosferatu");
  await page.getByText("Why this film?").click();
  await page
    .getByText(/^Identified by .*Match: \d+ ?%/)
    .or(page.getByText(/^Identified by/))
    .first()
    .waitFor();
  await page.getByText("Why am I seeing this?").click();
  await page.getByText("Not among your recommendations right now").waitFor();
  await expectAccessible(page);
});

test("a tour of seven places points at each, and can be left", async () => {
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("menuitem", { name: "Take the tour" }).click();
  const tour = page.getByRole("region", { name: "Tour" });
  await tour.getByText("1 of 7").waitFor();
  await expect.poll(() => page.locator("[data-pointed]").count()).toBe(1);
  await expectAccessible(page);
  for (const step of [2, 3, 4, 5, 6, 7]) {
    await tour.getByRole("button", { name: "Next" }).click();
    await tour.getByText(`${step} of 7`).waitFor();
    await expect.poll(() => page.locator("[data-pointed]").count()).toBe(1);
  }
  await page.waitForURL(/\/activity$/);
  await tour.getByRole("button", { name: "Back" }).click();
  await tour.getByText("6 of 7").waitFor();
  await page.waitForURL(/\/review$/);
  await tour.getByRole("button", { name: "Skip" }).click();
  await tour.waitFor({ state: "hidden" });
  await expect.poll(() => page.locator("[data-pointed]").count()).toBe(0);
});

test("films change their language, the interface keeps its own", async () => {
  await page.goto(`${host.url}/settings`);
  await page.getByRole("group", { name: "Metadata language" }).getByText("Français").click();
  await page.getByText("Updating the films’ language…").waitFor();
  await library.go();
  await library.film("Le Cabinet du docteur Caligari").first().waitFor();
  await page.getByRole("heading", { level: 1, name: "Library" }).waitFor();
  await page.goto(`${host.url}/settings`);
  await page.getByRole("group", { name: "Metadata language" }).getByText("English").click();
  await library.go();
  await library.film("The Cabinet of Dr. Caligari").first().waitFor();
});

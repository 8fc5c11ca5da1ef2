import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClip } from "../fixtures/clips.ts";
import { FilmPage } from "./pages/film.ts";
import { LibraryPage } from "./pages/library.ts";
import { LoginPage } from "./pages/login.ts";
import { ReviewPage } from "./pages/review.ts";
import { SetupPage } from "./pages/setup.ts";
import { Tray } from "./pages/tray.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const OWNER = { name: "Ada", password: "nitrate and silver" };

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
const failures: string[] = [];
let host: Awaited<ReturnType<typeof start>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

const start = () => startSampleHost(dataFolder);

async function freshPage(): Promise<Page> {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const fresh = await context.newPage();
  fresh.on("pageerror", (error) => failures.push(error.message));
  fresh.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) failures.push(message.text());
  });
  return fresh;
}

beforeAll(async () => {
  [host, browser] = await Promise.all([start(), launchTestBrowser()]);
  page = await freshPage();
});

reloadAfterFailure(() => page);

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("the first run makes the owner and asks for films", async () => {
  const setup = new SetupPage(page);
  await page.goto(host.url);
  await setup.heading.waitFor();
  await expectAccessible(page);
  await setup.createOwner(OWNER.name, OWNER.password);
  await setup.dropYourFilms.waitFor();
  await expectAccessible(page);
});

test("sample films arrive, are recognised, enriched and listed, without a key or a network", async () => {
  const library = new LibraryPage(page);
  await new SetupPage(page).trySamples();
  await library.film("Nosferatu").first().waitFor();
  await expect
    .poll(() => page.request.get(`${host.url}/api/files/counts`).then((answer) => answer.json()))
    .toMatchObject({
      matched: 33,
      ambiguous: 1,
      unmatched: 1,
    });
  await library.go();
  await expect.poll(() => library.count.textContent()).toMatch(/32 films/);
  await expectAccessible(page);
});

test("search tolerates a typo, accents and any word order", async () => {
  const library = new LibraryPage(page);
  for (const words of ["nosfertu", "haxan", "opera phantom"]) {
    await library.search(words);
    const wanted = { nosfertu: "Nosferatu", haxan: "Häxan", "opera phantom": "The Phantom of the Opera" }[words]!;
    await library.film(wanted).first().waitFor();
    await expect.poll(() => library.count.textContent()).toMatch(/^[1-3] films?$/);
  }
  await library.search("");
  await expect.poll(() => library.count.textContent()).toMatch(/32 films/);
});

test("a film shows its facts, article, people, file and similar films, and keeps a rating", async () => {
  const film = new FilmPage(page);
  const library = new LibraryPage(page);
  await library.search("metropolis");
  await library.open("Metropolis");
  await expect.poll(() => film.title.textContent()).toBe("Metropolis");
  await expect.poll(() => film.overview.textContent()).toContain("the machines and those who serve them");
  await expect.poll(() => film.article.textContent()).toContain("Sample text");
  await expect.poll(() => film.credits.count()).toBeGreaterThan(2);
  await expect.poll(() => film.files.count()).toBe(2);
  await expect.poll(() => film.similarFilms.count()).toBeGreaterThan(3);
  await film.rate(4.5);
  await film.watched.click();
  await expect.poll(() => film.rating(4.5).isChecked()).toBe(true);
  await expectAccessible(page);
});

test("a film's page shows release, certification by country, studios, and the films of its collection that are missing", async () => {
  const library = new LibraryPage(page);
  const film = new FilmPage(page);
  await library.search("living dead");
  await library.open("Night of the Living Dead");
  await expect.poll(() => film.detail("Certification")).toMatch(/^NR \(United States\)/);
  await film.openCountries("Certification");
  await expect.poll(() => film.detail("Certification")).toContain("United Kingdom · 15");
  await expect.poll(() => film.collection.allInnerTexts()).toHaveLength(3);
  expect((await film.collection.allInnerTexts())[1]).toMatch(/Dawn of the Dead\s+1978 · not in your library/);
  expect(await film.collection.nth(1).getByRole("link").getAttribute("href")).toBe(
    "https://www.themoviedb.org/movie/923",
  );
  await film.stills.nth(1).click();
  const lightbox = page.getByRole("dialog", { name: "Stills from Night of the Living Dead" });
  await lightbox.getByRole("img", { name: /^Still 2 of 4/ }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await lightbox.getByRole("img", { name: /^Still 3 of 4/ }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await lightbox.getByRole("img", { name: /^Still 1 of 4/ }).waitFor();
  await page.keyboard.press("Escape");
  await lightbox.waitFor({ state: "detached" });
  // The film's page is still there, and the focus is where it was.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/still 2/);
  await film.openSources();
  await expect.poll(() => film.source("Release date")).toMatch(/1 January 1968\s+Sample\s+.*(ago|now)/);
  await expectAccessible(page);
  await film.keyword("zombie").click();
  await library.film("Night of the Living Dead").first().waitFor();
  await expect.poll(() => library.count.textContent()).toMatch(/^1 film$/);
  // Without the filter of the keyword.
  await library.go();
  await expect.poll(() => library.count.textContent()).toMatch(/32 films/);
});

test("a person's page shows their life, and their films of the library", async () => {
  const library = new LibraryPage(page);
  await library.search("metropolis");
  await library.open("Metropolis");
  await new FilmPage(page).credits.getByRole("link", { name: "Fritz Lang" }).click();
  await page.getByRole("heading", { level: 1, name: "Fritz Lang" }).waitFor();
  await page.getByText("5 December 1890, Vienna, Austria").waitFor();
  await expect
    .poll(() => page.getByRole("region", { name: "Biography" }).textContent())
    .toContain("he built cities and traps");
  await page
    .getByRole("list", { name: "Films" })
    .getByRole("link", { name: /Metropolis/ })
    .waitFor();
  await expectAccessible(page);
});

test("what is not certain is decided by keyboard alone, and undone", async () => {
  const review = new ReviewPage(page);
  await review.go();
  await review.candidates.first().waitFor();
  await expect.poll(() => review.candidates.count()).toBe(2);
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => states()).toMatchObject({ matched: 34 });
  await page.keyboard.press("z");
  await expect.poll(() => states()).toMatchObject({ matched: 33, ambiguous: 1 });
});

test("guesses are accepted together, or a file is excluded, by keyboard alone", async () => {
  const review = new ReviewPage(page);
  await review.candidates.first().waitFor();
  await page.keyboard.press("a");
  await review.guesses.first().waitFor();
  await expectAccessible(page);
  await review.slider.press("Home");
  // Two films of that name are as likely: nothing is ticked for the person.
  expect(await review.guesses.first().isChecked()).toBe(false);
  expect(await review.acceptGuesses.isEnabled()).toBe(false);
  await review.guesses.first().press("Space");
  await expect.poll(() => review.acceptGuesses.isEnabled()).toBe(true);
  // The dialog closes with the answer, also where the lists behind it are slow, and its keys are the page's again.
  const release = await holdReads(page);
  await review.acceptGuesses.press("Enter");
  await expect.poll(() => states()).toMatchObject({ matched: 34 });
  await review.acceptGuesses.waitFor({ state: "detached" });
  await release();
  await page.getByRole("button", { name: "Undo" }).last().press("Enter");
  await expect.poll(() => states()).toMatchObject({ matched: 33, ambiguous: 1 });

  await review.candidates.first().waitFor();
  await page.keyboard.press("x");
  await expect.poll(() => states()).not.toHaveProperty("ambiguous");
  await page.keyboard.press("z");
  await expect.poll(() => states()).toMatchObject({ matched: 33, ambiguous: 1 });

  // Opened again, the dialog has forgotten what was ticked.
  await review.candidates.first().waitFor();
  await page.keyboard.press("a");
  await review.guesses.first().waitFor();
  expect(await review.guesses.first().isChecked()).toBe(false);
  await page.keyboard.press("Escape");
});

test("a wrong match is corrected on the film's page, and that is undone", async () => {
  const library = new LibraryPage(page);
  const review = new ReviewPage(page);
  await library.go();
  await library.search("metropolis");
  await library.open("Metropolis");
  await page.getByRole("link", { name: "Wrong film?" }).click();
  await page.getByRole("heading", { level: 1, name: "Which film is it?" }).waitFor();
  await page.getByText("Current match").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("s");
  await page.keyboard.type("nosferatu");
  await page.keyboard.press("Enter");
  await review.candidate("Nosferatu (1922)").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => new FilmPage(page).title.textContent()).toBe("Nosferatu");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => new FilmPage(page).title.textContent()).toBe("Metropolis");
  await library.go();
  await library.search("metropolis");
  await library.film("Metropolis").waitFor();
  await library.search("");
});

test("a file dropped on the page is received; a file that is not a video is refused", async () => {
  const tray = new Tray(page);
  await new LibraryPage(page).go();
  await tray.add([{ name: "notes.mkv", mimeType: "video/x-matroska", buffer: Buffer.from("no film at all") }]);
  await tray.panel.waitFor();
  await expect.poll(() => tray.panel.textContent()).toContain("not a video");
});

test("a whole import is undone in one step", async () => {
  const tray = new Tray(page);
  const library = new LibraryPage(page);
  const clip = readFileSync(await makeClip(join(dataFolder, "Midnight.Ferry.1974.mkv")));
  await tray.drop([{ name: "Midnight.Ferry.1974.mkv", mimeType: "video/x-matroska", buffer: clip }]);
  await expect.poll(() => library.count.textContent()).toMatch(/33 films/);
  await tray.panel.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => library.count.textContent()).toMatch(/32 films/);
  await page.getByText("1 file removed from the library").waitFor();
});

test("a film's page takes a picture as its poster, a subtitle, and a video as another version", async () => {
  const tray = new Tray(page);
  const library = new LibraryPage(page);
  await library.search("metropolis");
  await library.open("Metropolis");
  const film = new FilmPage(page);
  await expect.poll(() => film.title.textContent()).toBe("Metropolis");
  const files = 2;
  await expect.poll(() => film.files.count()).toBe(files);
  const poster = film.poster;
  const before = await poster.getAttribute("src");
  const red = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#c02030" } })
    .png()
    .toBuffer();
  await tray.drop([{ name: "mine.png", mimeType: "image/png", buffer: red }]);
  await page.getByText("Poster changed").waitFor();
  await expect.poll(() => poster.getAttribute("src")).not.toBe(before);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => poster.getAttribute("src")).toBe(before);

  await page.getByRole("button", { name: "Change artwork" }).click();
  const dialog = page.getByRole("dialog", { name: "Artwork" });
  await dialog
    .getByRole("button", { name: /^No text, / })
    .first()
    .waitFor();
  await dialog.getByRole("button", { name: "Show frames" }).click();
  await expect.poll(() => dialog.getByRole("button", { name: /^Frame at/ }).count()).toBe(8);
  await expectAccessible(page);
  await dialog
    .getByRole("button", { name: /^Frame at/ })
    .nth(3)
    .click();
  await page.getByText("New poster for Metropolis").waitFor();
  await expect.poll(() => poster.getAttribute("src")).not.toBe(before);
  await page.getByRole("button", { name: "Change artwork" }).click();
  await dialog.getByRole("button", { name: "Reset" }).click();
  await page.getByText("Poster of Metropolis reset").waitFor();
  await expect.poll(() => poster.getAttribute("src")).toBe(before);
  const subtitle = Buffer.from("1\n00:00:01,000 --> 00:00:02,000\nBonsoir\n");
  await tray.drop([{ name: "Metropolis.fr.srt", mimeType: "", buffer: subtitle }]);
  await page.getByText("Metropolis.fr.srt attached").waitFor();

  const clip = readFileSync(await makeClip(join(dataFolder, "restored.mkv"), { seconds: 2 }));
  await tray.drop([{ name: "restored.mkv", mimeType: "video/x-matroska", buffer: clip }]);
  await page.getByRole("dialog", { name: "Another version of Metropolis?" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, another version" }).click();
  await expect.poll(() => film.files.count()).toBe(files + 1);
  await library.go();
  await library.search("");
});

test("after a restart the library, the rating and the decision are there", async () => {
  await host.stop();
  host = await start();
  page = await freshPage();
  const login = new LoginPage(page);
  const library = new LibraryPage(page);
  await page.goto(host.url);
  await login.logIn(OWNER.name, "not the password");
  await login.refusal.waitFor();
  await login.logIn(OWNER.name, OWNER.password);
  await expect.poll(() => library.count.textContent()).toMatch(/32 films/);
  await library.search("metropolis");
  await library.open("Metropolis");
  await expect.poll(() => new FilmPage(page).rating(4.5).isChecked()).toBe(true);
  await page.reload();
  await expect.poll(() => new FilmPage(page).title.textContent()).toBe("Metropolis");
});

test("the same page speaks French", async () => {
  await page.goto(`${host.url}/settings`);
  await page.request.put(`${host.url}/api/me/language`, { data: { language: "fr" } });
  await page.reload();
  await page.getByRole("navigation").getByRole("link", { name: "Pour vous" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Pour vous" }).waitFor();
  await expectAccessible(page);
});

test("no page failed and no policy was broken on the way", () => {
  expect(failures).toEqual([]);
});

/** Holds everything that the page reads until the returned function is called. */
async function holdReads(page: Page): Promise<() => Promise<void>> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/api/**", async (route) => {
    if (route.request().method() === "GET") await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: "wait" });
  };
}

async function states(): Promise<Record<string, number>> {
  return (await page.request.get(`${host.url}/api/files/counts`)).json();
}

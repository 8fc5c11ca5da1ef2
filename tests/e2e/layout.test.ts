import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { NAMED_SCREENS } from "../../renderer/navigation/sections.ts";
import { fillWithFilms, OWNER, openBenchLibrary } from "../bench/benchLibrary.ts";
import { LoginPage } from "./pages/login.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { layoutDefects } from "./support/layoutDefects.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const FILMS = 60;
const WIDTHS = [390, 900, 1280, 2560];
const LANGUAGES = ["en", "fr"] as const;
const FILM = "/films/7";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const made = await openBenchLibrary({ FILMOTHEQUE_DATA: dataFolder });
  fillWithFilms(made, FILMS);
  await made.engine.stop();
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  // Each view begins with posters, whatever the one before chose.
  await context.addInitScript(() => localStorage.removeItem("filmotheque:library-view"));
  const page = await context.newPage();
  await page.goto(host.url);
  await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
  await page.getByRole("list", { name: "Films" }).getByRole("link").first().waitFor();
  await page.close();
  const headers = { origin: host.url };
  await context.request.post(`${host.url}/api/films/edit`, {
    data: { filmIds: [7], edit: { addTags: ["to digitise"] } },
    headers,
  });
  await context.request.put(`${host.url}/api/films/7/rating`, { data: { value: 4.5 }, headers });
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface View {
  readonly name: string;
  readonly path: string;
  /** Opens a dialog or a menu over the screen. */
  readonly open?: (page: Page) => Promise<void>;
  /** Where a phone has no such thing, or opens it elsewhere. */
  readonly widths?: readonly number[];
}

const press =
  (name: RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole("button", { name }).first().click();

async function selectTwo(page: Page): Promise<void> {
  for (const index of [1, 2]) await page.locator(`li[aria-posinset="${index}"] a`).click({ modifiers: ["Control"] });
}

const ofSelection =
  (name: RegExp) =>
  async (page: Page): Promise<void> => {
    await selectTwo(page);
    await page
      .getByRole("region", { name: /^(Selection|Sélection)$/ })
      .getByRole("button", { name })
      .click();
    await page.getByRole("dialog").waitFor();
  };

const VIEWS: readonly View[] = [
  ...NAMED_SCREENS.map(({ to }) => ({ name: to, path: to })),
  ...["machine", "drift", "health", "outside", "maintenance"].map((view) => ({
    name: `monitoring, ${view}`,
    path: `/monitoring?view=${view}`,
  })),
  { name: "a film", path: FILM },
  { name: "a film with everything unfolded", path: FILM, open: unfold },
  { name: "a person", path: "/people/1" },
  { name: "a page that is not there", path: "/nowhere" },
  { name: "the year", path: "/year" },
  { name: "two people together", path: "/together" },
  { name: "free space", path: "/folders/space?view=size" },
  { name: "a search", path: "/?q=western+1990s" },
  { name: "a search without results", path: "/?q=western+xqzzkv" },
  { name: "the table", path: "/", open: press(/^(Table|Tableau)$/) },
  { name: "a selection", path: "/", open: selectTwo },
  { name: "all filters", path: "/", open: press(/^(All filters|Tous les filtres)/) },
  { name: "the menu of a filter", path: "/", open: press(/^Genre/) },
  { name: "the years", path: "/", open: press(/^(Years|Années)/), widths: [900, 1280, 2560] },
  { name: "saving a filter", path: "/?genre=Western", open: press(/^(Save filter|Enregistrer le filtre)/) },
  { name: "the keys", path: "/", open: (page) => page.keyboard.press("?") },
  { name: "the account", path: "/", open: press(/^(Account|Compte)/) },
  { name: "editing a film", path: FILM, open: (page) => page.keyboard.press("e") },
  { name: "editing many films", path: "/", open: ofSelection(/^(Edit|Modifier)$/) },
];

async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator("main summary").all()) await summary.click();
}

/**
 * Everything that is in the window has come; what is further down is loaded when one scrolls. A film's page waits for
 * providers that do not answer here: what it has not got shimmers.
 */
async function arrived(page: Page): Promise<void> {
  const isFilm = new URL(page.url()).pathname === FILM;
  await expect
    .poll(() =>
      page
        .locator(isFilm ? "[role=dialog] .skeleton" : "[aria-busy=true], .skeleton")
        .evaluateAll((shapes) => shapes.filter((shape) => shape.getBoundingClientRect().top < innerHeight).length),
    )
    .toBe(0);
}

async function setLanguage(language: (typeof LANGUAGES)[number]): Promise<void> {
  await context.request.put(`${host.url}/api/me/language`, { data: { language }, headers: { origin: host.url } });
}

afterEach(async () => {
  // A page that a failed test left open keeps its event stream, and a browser opens six connections.
  for (const page of context.pages()) await page.close();
});

describe.each(LANGUAGES)("in %s", (language) => {
  beforeAll(() => setLanguage(language));

  test.each(VIEWS)(
    "nothing of $name is cut, spills, is too small to hit or left unfilled at any width",
    async (view) => {
      const page = await context.newPage();
      await page.goto(host.url + view.path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await arrived(page);
      await view.open?.(page);
      await arrived(page);
      for (const width of view.widths ?? WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        // Polled: the layout follows the window, and what depends on it follows the layout.
        await expect
          .poll(async () => (await page.evaluate(layoutDefects)).join("\n"), { message: `at ${width} px` })
          .toBe("");
      }
      await page.setViewportSize({ width: 1280, height: 844 });
      await expectAccessible(page);
      await page.close();
    },
  );
});

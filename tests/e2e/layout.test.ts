import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { NAMED_SCREENS } from "../../renderer/navigation/sections.ts";
import { fillWithFilms, OWNER, openBenchLibrary } from "../bench/benchLibrary.ts";
import { ACCOUNT, OpenSubtitlesStandIn } from "../standins/openSubtitles.ts";
import { LoginPage } from "./pages/login.ts";
import { launchTestBrowser } from "./support/browser.ts";
import {
  checkView,
  keyForDialog,
  LOOKS,
  ofSelection,
  openContext,
  openDialog,
  press,
  selected,
  setLanguage,
  type View,
} from "./support/checkView.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const FILMS = 60;
const FILM = "/films/7";
const RELEASES = ["1080p.BluRay.x264-GRP", "720p.WEB-DL.x265.10bit.A.Release.With.A.Rather.Long.Name-GROUP"];
const SUBTITLES = ["en", "fr"].flatMap((language, at) =>
  RELEASES.map((release, index) => ({
    fileId: at * 10 + index + 1,
    language,
    release,
    imdb: 0,
    downloads: 12_345 * (index + 1),
    flags: { hearing_impaired: index === 1, foreign_parts_only: index === 1, machine_translated: index === 1 },
  })),
);

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let subtitles: OpenSubtitlesStandIn;
let browser: Browser;

beforeAll(async () => {
  const made = await openBenchLibrary({ FILMOTHEQUE_DATA: dataFolder });
  fillWithFilms(made, FILMS);
  await made.engine.stop();
  subtitles = await new OpenSubtitlesStandIn(SUBTITLES).start();
  [host, browser] = await Promise.all([
    startSampleHost(dataFolder, { FILMOTHEQUE_OPENSUBTITLES_URL: subtitles.url }),
    launchTestBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  await subtitles?.[Symbol.asyncDispose]();
  rmSync(dataFolder, { recursive: true, force: true });
});

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
  { name: "a selection", path: "/", open: selected },
  { name: "all filters", path: "/", open: openDialog(/^(All filters|Tous les filtres)/) },
  { name: "the menu of a filter", path: "/", open: press(/^Genre/) },
  { name: "the years", path: "/", open: openDialog(/^(Years|Années)/), widths: [900, 1280, 2560] },
  { name: "saving a filter", path: "/?genre=Western", open: openDialog(/^(Save filter|Enregistrer le filtre)/) },
  { name: "the keys", path: "/", open: keyForDialog("?") },
  { name: "the account", path: "/", open: press(/^(Account|Compte)/) },
  { name: "editing a film", path: FILM, open: keyForDialog("e") },
  { name: "subtitles to attach", path: FILM, open: findSubtitles },
  { name: "editing many films", path: "/", open: ofSelection(/^(Edit|Modifier)$/) },
];

async function findSubtitles(page: Page): Promise<void> {
  await openDialog(/^(Find subtitles|Chercher des sous-titres)/)(page);
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
}

async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator("main summary").all()) await summary.click();
}

describe.each(LOOKS)("in $language, $theme", (look) => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await openContext(browser, look);
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
    await context.request.put(`${host.url}/api/subtitles/provider`, { data: { account: ACCOUNT }, headers });
    await context.request.put(`${host.url}/api/films/7/rating`, { data: { value: 4.5 }, headers });
    await setLanguage(context, host.url, look.language);
  });

  afterAll(() => context?.close());

  afterEach(async () => {
    // A page that a failed test left open keeps its event stream, and a browser opens six connections.
    for (const page of context.pages()) await page.close();
  });

  test.each(VIEWS)("nothing of $name is cut, spills, is too small to hit or left unfilled at any width", (view) =>
    checkView(context, host.url, view),
  );
});

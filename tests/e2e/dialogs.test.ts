import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { launchTestBrowser } from "./support/browser.ts";
import { checkView, LOOKS, ofSelection, openContext, openDialog, setLanguage, type View } from "./support/checkView.ts";
import { type FurnishedLibrary, furnishLibrary } from "./support/furnishedLibrary.ts";

let library: FurnishedLibrary;
let browser: Browser;

beforeAll(async () => {
  browser = await launchTestBrowser();
  library = await furnishLibrary(browser);
});

afterAll(async () => {
  await browser?.close();
  await library?.close();
});

const FILM = /Nosferatu/;

/** Over the samples: `film` stands for the page of one of them. */
const VIEWS: readonly View[] = [
  { name: "Home with its rows", path: "/home" },
  { name: "arranging Home", path: "/home", open: openDialog(/^(Customise|Personnaliser)/) },
  { name: "a film", path: "film" },
  { name: "what a refresh changes", path: "film", open: openDialog(/^(Refresh metadata|Actualiser les métadonnées)$/) },
  { name: "moving a file to the bin", path: "film", open: openDialog(/^(Move to bin|Mettre à la corbeille)/) },
  { name: "a still", path: "film", open: openDialog(/^(Open still|Ouvrir l)/) },
  { name: "choosing artwork", path: "film", open: openDialog(/^(Change artwork|Changer)/) },
  { name: "editing a film", path: "film", open: editing },
  { name: "merging films", path: "/", open: ofSelection(/^(Merge|Fusionner)/) },
  { name: "switching profiles", path: "/", open: switching },
  { name: "the licence of a community", path: "/learning", open: openDialog(/^(Download|Télécharger)/) },
  { name: "a year", path: "/year" },
  { name: "two people together", path: "/together" },
  { name: "not films, unfolded", path: "/not-films", open: unfold },
  { name: "free space by size", path: "/folders/space?view=size" },
  { name: "films of a tag", path: "/?tag=Halloween" },
  { name: "settings of a household", path: "/settings" },
];

async function editing(page: Page): Promise<void> {
  await page.keyboard.press("e");
  await page.getByRole("dialog").waitFor();
}

async function switching(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Account|Compte)/ }).click();
  await page.getByRole("menuitem", { name: /^(Switch profile|Changer de profil)/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "eve" }).click();
  await page.getByLabel(/^(PIN of|Code PIN de) eve/).waitFor();
}

async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator("main summary").all()) await summary.click();
}

describe.each(LOOKS)("in $language, $theme", (look) => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await openContext(browser, look);
    await library.logIn(context);
    await setLanguage(context, library.host.url, look.language);
  });

  afterAll(() => context?.close());

  afterEach(async () => {
    for (const page of context.pages()) await page.close();
  });

  test.each(VIEWS)("nothing of $name is cut, spills, is too small to hit or left unfilled at any width", (view) => {
    const id = library.films.find(({ title }) => FILM.test(title))?.id;
    return checkView(context, library.host.url, { ...view, path: view.path === "film" ? `/films/${id}` : view.path });
  });
});

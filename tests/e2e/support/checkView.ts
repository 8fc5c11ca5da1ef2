import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { layoutDefects } from "./layoutDefects.ts";

/** Of a phone, the smallest window of the program, a laptop, a screen, and a large screen. */
const WIDTHS: readonly number[] = [390, 900, 1280, 1920, 2560];
const HEIGHT = 844;
const FILM_PAGE = /^\/films\/\d+$/;

export interface View {
  readonly name: string;
  readonly path: string;
  /** Opens a dialog or a menu over the screen. */
  readonly open?: (page: Page) => Promise<void>;
  /** Where a phone has no such thing, or opens it elsewhere. */
  readonly widths?: readonly number[];
}

/** Each language is looked at in one theme, so that axe judges the colours of both. */
export const LOOKS = [
  { language: "en", theme: "dark" },
  { language: "fr", theme: "light" },
] as const;
type Look = (typeof LOOKS)[number];

/** Pages of the context begin with posters, and with the theme of the look. */
export async function openContext(
  browser: { newContext(options: object): Promise<BrowserContext> },
  { theme }: Pick<Look, "theme">,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: HEIGHT },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  await context.addInitScript((chosen) => {
    localStorage.removeItem("filmotheque:library-view");
    localStorage.setItem("filmotheque:theme", chosen);
  }, theme);
  return context;
}

export async function setLanguage(context: BrowserContext, url: string, language: Look["language"]): Promise<void> {
  await context.request.put(`${url}/api/me/language`, { data: { language }, headers: { origin: url } });
}

/** Nothing of a view is cut, spills, is too small to hit or left unfilled at any width, and axe finds nothing. */
export async function checkView(context: BrowserContext, url: string, view: View): Promise<void> {
  const page = await context.newPage();
  await page.goto(url + view.path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await arrived(page);
  await view.open?.(page);
  await arrived(page);
  for (const width of view.widths ?? WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    // Polled: the layout follows the window, and what depends on it follows the layout.
    await expect
      .poll(async () => (await page.evaluate(layoutDefects)).join("\n"), { message: `at ${width} px` })
      .toBe("");
  }
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  await expectAccessible(page);
  await page.close();
}

/**
 * Everything that is in the window has come; what is further down is loaded when one scrolls. A film's page may wait for
 * providers that do not answer here: what it has not got shimmers.
 */
async function arrived(page: Page): Promise<void> {
  const isFilm = FILM_PAGE.test(new URL(page.url()).pathname);
  await expect
    .poll(() =>
      page
        .locator(isFilm ? "[role=dialog] .skeleton" : "[aria-busy=true], .skeleton")
        .evaluateAll((shapes) => shapes.filter((shape) => shape.getBoundingClientRect().top < innerHeight).length),
    )
    .toBe(0);
}

export const press =
  (name: RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole("button", { name }).first().click();

/** Presses a button, and waits for the dialog that it opens. */
export const openDialog = (name: RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.locator("[role=dialog], [role=alertdialog]").first().waitFor();
};

export const keyForDialog = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.locator("[role=dialog], [role=alertdialog]").first().waitFor();
};

const actions = (page: Page) => page.getByRole("region", { name: /^(Selection|Sélection)$/ }).getByRole("button");

/** Two films, with the bar of what can be done to them. */
export async function selected(page: Page): Promise<void> {
  await selectTwo(page);
  await actions(page).first().waitFor();
}

export async function selectTwo(page: Page): Promise<void> {
  for (const index of [1, 2]) await page.locator(`li[aria-posinset="${index}"] a`).click({ modifiers: ["Control"] });
}

/** A dialog of the bar for selected films. */
export const ofSelection =
  (name: RegExp) =>
  async (page: Page): Promise<void> => {
    await selectTwo(page);
    await page
      .getByRole("region", { name: /^(Selection|Sélection)$/ })
      .getByRole("button", { name })
      .click();
    await page.getByRole("dialog").waitFor();
  };

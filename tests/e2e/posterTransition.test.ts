import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openGeneratedLibrary } from "./support/generatedLibrary.ts";

declare global {
  interface Window {
    /** The names that took part in each view transition, and whether it was ended early. */
    seenTransitions: { groups: string[]; skipped: boolean }[];
  }
}

let opened: Awaited<ReturnType<typeof openGeneratedLibrary>>;
let page: Page;

beforeAll(async () => {
  opened = await openGeneratedLibrary(40);
  page = opened.page;
  await page.addInitScript(recordTransitions);
});

afterAll(() => opened?.close());

afterEach(() => page.emulateMedia({ reducedMotion: null }));

/** Runs in the page, before its own scripts. */
function recordTransitions(): void {
  window.seenTransitions = [];
  const original = document.startViewTransition.bind(document);
  document.startViewTransition = (update) => {
    const transition = original(update);
    const seen = { groups: [] as string[], skipped: false };
    window.seenTransitions.push(seen);
    transition.ready.then(
      () => {
        for (const { effect } of document.getAnimations())
          if (effect instanceof KeyframeEffect && effect.pseudoElement?.startsWith("::view-transition-group"))
            seen.groups.push(effect.pseudoElement);
      },
      () => {
        seen.skipped = true;
      },
    );
    const skip = transition.skipTransition.bind(transition);
    transition.skipTransition = () => {
      seen.skipped = true;
      skip();
    };
    return transition;
  };
}

const seen = () => page.evaluate(() => window.seenTransitions);

async function openLibrary(): Promise<void> {
  await page.goto(opened.host.url);
  await opened.library.films.first().waitFor();
}

/** The page's code comes with the first visit of a film: the second has all of it. */
async function openLibraryAgain(): Promise<void> {
  await openLibrary();
  await opened.library.films.first().click();
  await filmHeading().waitFor();
  await page.goBack();
  await opened.library.films.first().waitFor();
}

const isGrowing = () =>
  expect.poll(async () => (await seen()).at(-1)?.groups).toContain("::view-transition-group(film-poster)");

const filmHeading = () => page.getByRole("main").getByRole("article").getByRole("heading", { level: 1 });

test("the poster that is pressed grows into the film's page", async () => {
  await openLibraryAgain();
  await opened.library.films.first().click();
  await filmHeading().waitFor();
  await isGrowing();
  // Nothing of it stays: the next transition begins with its own poster.
  await expect
    .poll(() => page.locator("[style*=view-transition-name]").evaluateAll((named) => named.map((one) => one.outerHTML)))
    .toEqual([]);
});

test("a key that is pressed meanwhile ends the transition and does what it does", async () => {
  await openLibraryAgain();
  await page.evaluate(() => {
    const slow = new CSSStyleSheet();
    slow.replaceSync("::view-transition-group(*) { animation-duration: 600s !important; }");
    document.adoptedStyleSheets.push(slow);
  });
  await opened.library.films.first().focus();
  await page.keyboard.press("Enter");
  await isGrowing();
  await page.keyboard.press("Escape");
  await expect.poll(async () => (await seen()).at(-1)?.skipped).toBe(true);
  await opened.library.films.first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
});

test("who wants less motion gets none", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openLibrary();
  await opened.library.films.first().click();
  await filmHeading().waitFor();
  expect(await seen()).toEqual([]);
});

test("a film that opens in another tab leaves this page as it is", async () => {
  await page.goto(`${opened.host.url}/home`);
  await page
    .getByRole("main")
    .locator('a[href^="/films/"]')
    .filter({ has: page.locator("[data-poster]") })
    .first()
    .focus();
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("Control+Enter")]);
  await other.getByRole("article").getByRole("heading", { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/home");
  await other.close();
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SetupPage } from "./pages/setup.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(host.url);
  await new SetupPage(page).createOwner("Ada", "nitrate and silver");
  await new SetupPage(page).dropYourFilms.waitFor();
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Each screen, and what it says while there is nothing to show. */
const EMPTY: Readonly<Record<string, string>> = {
  "/home": "Drop your films here",
  "/": "Drop your films here",
  "/films/4711": "This film is not in the library",
  "/people": "No people yet",
  "/people/4711": "This person is not in the library",
  "/collections": "No collections yet",
  "/for-you": "No recommendations yet",
  "/lists": "Watchlist",
  "/together": "Nobody shares their taste yet",
  "/not-films": "Nothing here",
  "/year": "No diary entries yet",
  "/review": "Nothing to review",
  "/folders": "No folders yet",
  "/folders/space": "No duplicates",
  "/activity": "No jobs",
  "/learning": "Import a set such as MovieLens",
  "/monitoring": "Everything is OK",
  "/monitoring?view=drift": "No baseline yet",
  "/flow": "Last five minutes",
  "/settings": "Internet access",
  "/nowhere": "Page not found",
};
const SCREENS = Object.keys(EMPTY).filter((path) => path !== "/nowhere");

/** What a page needs to know who is there; the event stream is cut apart from it. */
const ENTRANCE = /\/api\/(sessions|setup|metrics\/client|events)/;
const OF_ENGINE = /^https?:\/\/[^/]+\/(api|training|models|predict|monitoring)\b/;

/** A page whose questions to the engine, its own files and the entrance apart, are answered by `answer`. */
async function pageAnswered(
  answer: (route: Route) => Promise<void> | undefined,
): Promise<{ page: Page; broken: string[] }> {
  const page = await context.newPage();
  const broken: string[] = [];
  page.on("pageerror", ({ message }) => broken.push(message));
  await page.route(OF_ENGINE, (route) => {
    const { resourceType, url } = { resourceType: route.request().resourceType(), url: route.request().url() };
    if (resourceType === "document" || ENTRANCE.test(url)) return route.fallback();
    return answer(route);
  });
  return { page, broken };
}

const main = (page: Page) => page.getByRole("main");

describe("nothing there yet", () => {
  test.each(Object.entries(EMPTY))("%s says “%s”", async (path, text) => {
    const page = await context.newPage();
    await page.goto(host.url + path);
    await main(page).getByText(text).first().waitFor();
    await expectAccessible(page);
    await page.close();
  });
});

describe("the engine refuses", () => {
  const problem = {
    type: "urn:filmotheque:problem:unexpected",
    title: "Internal Server Error",
    status: 500,
    code: "unexpected",
    detail: "Something unexpected happened. Nothing is lost.",
  };

  test.each(SCREENS)("%s says what happened, and tries again", async (path) => {
    let isWell = false;
    const { page, broken } = await pageAnswered((route) =>
      isWell
        ? route.fallback()
        : route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) }),
    );
    await page.goto(host.url + path);
    const note = main(page).getByRole("alert").filter({ hasText: problem.detail }).first();
    await note.waitFor();
    expect(await note.innerText()).toContain("Something went wrong");
    isWell = true;
    await note.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => main(page).innerText()).toContain(EMPTY[path]!.slice(0, 12));
    expect(broken).toEqual([]);
    await page.close();
  });
});

describe("an answer takes its time", () => {
  test.each(SCREENS)("%s shows its shape, and claims nothing", async (path) => {
    const { page, broken } = await pageAnswered(() => undefined);
    await page.goto(host.url + path);
    const shape = main(page).locator(".skeleton, canvas").first();
    await shape.waitFor();
    const text = await main(page).innerText();
    for (const claim of [
      "No jobs",
      "Nothing to review",
      "Everything is OK",
      "No collections yet",
      "No people yet",
      "No folders yet",
      "No baseline yet",
    ])
      expect(text).not.toContain(claim);
    expect(await main(page).getByRole("alert").count()).toBe(0);
    expect(broken).toEqual([]);
    await page.close();
  });
});

describe("the engine is gone", () => {
  test.each(SCREENS)("%s keeps its frame and says so", async (path) => {
    const page = await context.newPage();
    const broken: string[] = [];
    page.on("pageerror", ({ message }) => broken.push(message));
    await page.route(OF_ENGINE, (route) =>
      route.request().resourceType() === "document" || /\/api\/sessions/.test(route.request().url())
        ? route.fallback()
        : route.abort(),
    );
    await page.goto(host.url + path);
    await page.getByText("Can’t reach Filmothèque", { exact: false }).first().waitFor();
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    expect(broken).toEqual([]);
    await page.close();
  });
});

describe("when a part fails, the rest is shown", () => {
  const failing = async (pattern: RegExp) => {
    const page = await context.newPage();
    await page.route(pattern, (route) => route.fulfill({ status: 503, body: "" }));
    return page;
  };

  test("the library without its filters' counts", async () => {
    const page = await failing(/\/api\/films\/(facets|rail)/);
    await page.goto(host.url);
    await main(page).getByText("Drop your films here").waitFor();
    await page.close();
  });

  test("lists without figures, and the other way round", async () => {
    const withoutFigures = await failing(/\/api\/me\/statistics/);
    await withoutFigures.goto(`${host.url}/lists`);
    await main(withoutFigures).getByText("Watchlist").waitFor();
    await main(withoutFigures).getByRole("alert").waitFor();
    await withoutFigures.close();
    const withoutLists = await failing(/\/api\/me\/(lists|smart-lists)/);
    await withoutLists.goto(`${host.url}/lists`);
    await main(withoutLists).getByRole("heading", { name: "Statistics" }).waitFor();
    await main(withoutLists).getByRole("alert").waitFor();
    await withoutLists.close();
  });
});

test("an engine that comes back is noticed by itself", async () => {
  const page = await context.newPage();
  await page.goto(`${host.url}/settings`);
  await page.getByText("Internet access").waitFor();
  let isGone = true;
  // A stream that is open already is not cut by a route: the page is reloaded without one.
  await page.route(/\/api\//, (route) =>
    isGone && !/sessions/.test(route.request().url()) ? route.abort() : route.fallback(),
  );
  await page.reload();
  await page.getByText("Can’t reach Filmothèque", { exact: false }).first().waitFor();
  await expectAccessible(page);
  isGone = false;
  await expect.poll(() => main(page).innerText()).toContain("Internet access");
  await page.close();
});

test("a screen that is not loaded yet waits for the engine, and the status does not say idle", async () => {
  const page = await context.newPage();
  const broken: string[] = [];
  page.on("pageerror", ({ message }) => broken.push(message));
  const api = /\/api\/(?!sessions)/;
  await page.route(api, (route) => route.abort());
  await page.goto(`${host.url}/lists`);
  await page.getByRole("heading", { level: 1, name: "Lists" }).waitFor();
  await page.route("**/*", (route) => route.abort());
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "System" }).click();
  await page.getByText("Not connected").waitFor();
  expect(await page.getByRole("heading", { level: 1, name: "Lists" }).count()).toBe(1);
  await page.unrouteAll();
  await page.getByRole("heading", { level: 1, name: "Activity" }).waitFor();
  expect(broken).toEqual([]);
  await page.close();
});

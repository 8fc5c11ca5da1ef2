import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SetupPage } from "./pages/setup.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  // A large screen: the first page of people does not fill it.
  context = await browser.newContext({ viewport: { width: 2560, height: 1600 }, locale: "en-GB" });
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

const PEOPLE = 130;
const REFUSAL = "Something unexpected happened. Nothing is lost.";

const refuse = (route: Route) =>
  route.fulfill({
    status: 500,
    contentType: "application/problem+json",
    body: JSON.stringify({ type: "about:blank", title: "Error", status: 500, code: "unexpected", detail: REFUSAL }),
  });

/** A screen on which hundreds of people are listed. @param answer what a request for further ones gets */
async function openPeople(answer: (route: Route, people: () => Promise<void>) => Promise<void>): Promise<Page> {
  const page = await context.newPage();
  await page.route(/\/api\/people\?/, (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get("offset") ?? 0);
    const count = Math.max(0, Math.min(60, PEOPLE - offset));
    const items = Array.from({ length: count }, (_, index) => ({
      personId: offset + index + 1,
      name: `Person ${offset + index + 1}`,
      portrait: null,
      films: 1,
    }));
    const people = () => route.fulfill({ json: { items } });
    return offset === 0 ? people() : answer(route, people);
  });
  await page.goto(`${host.url}/people`);
  await page.getByText("Person 60", { exact: true }).waitFor();
  return page;
}

/** The page has drawn a few times: what it asks for without a pause has been asked for again. */
async function drawn(page: Page): Promise<void> {
  for (let frame = 0; frame < 20; frame += 1)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

test("a list goes on where its first page does not fill the window", async () => {
  const page = await openPeople((_, people) => people());
  await page.getByText(`Person ${PEOPLE}`, { exact: true }).waitFor();
  await page.close();
});

test("a further page that cannot be loaded is asked for once, and again when the person says so", async () => {
  let asked = 0;
  let isWell = false;
  const page = await openPeople((route, people) => {
    asked += 1;
    return isWell ? people() : refuse(route);
  });
  const note = page.getByRole("main").getByRole("alert").filter({ hasText: REFUSAL });
  await note.waitFor();
  await drawn(page);
  expect([asked, await page.getByText("Person 60", { exact: true }).count()]).toEqual([1, 1]);
  isWell = true;
  await note.getByRole("button", { name: "Try again" }).click();
  await page.getByText(`Person ${PEOPLE}`, { exact: true }).waitFor();
  await page.close();
});

test("the review does not ask without end for files that cannot be loaded", async () => {
  const page = await context.newPage();
  let asked = 0;
  await page.route(/\/api\/files\?/, (route) => {
    const parameters = new URL(route.request().url()).searchParams;
    if (parameters.has("cursor")) {
      asked += 1;
      return refuse(route);
    }
    const isQueue = parameters.get("state") === "unmatched";
    const file = {
      id: 4711,
      path: "/films/Vampyr.mkv",
      sizeBytes: 1,
      state: "unmatched",
      filmId: null,
      filmTitle: null,
      durationSeconds: null,
      still: null,
      addedAt: "2026-01-01T00:00:00.000Z",
    };
    return route.fulfill({
      json: { items: isQueue ? [file] : [], nextCursor: isQueue ? "more" : null, total: isQueue ? 2 : 0 },
    });
  });
  await page.goto(`${host.url}/review`);
  await page.getByRole("main").getByText("Vampyr.mkv", { exact: false }).first().waitFor();
  await expect.poll(() => asked).toBe(1);
  await drawn(page);
  expect(asked).toBe(1);
  await page.close();
});

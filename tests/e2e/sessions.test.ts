import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SetupPage } from "./pages/setup.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const ADA = { userId: "Ada", password: "nitrate and silver" };

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  page = await newPage(["en-US@posix", "C", "en-GB"]);
  await page.goto(host.url);
  const setup = new SetupPage(page);
  await setup.createOwner(ADA.userId, ADA.password);
  await setup.dropYourFilms.waitFor();
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** @param languages the browser's accepted languages; some browsers take them from the system */
async function newPage(languages: readonly string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript((tags) => {
    Object.defineProperty(navigator, "languages", { get: () => tags });
    Object.defineProperty(navigator, "language", { get: () => tags[0] });
  }, languages);
  const opened = await context.newPage();
  opened.on("pageerror", (error) => errors.push(error.message));
  return opened;
}

test("every screen works in a browser whose first language is not a valid language tag", async () => {
  for (const path of ["/", "/home", "/lists", "/monitoring", "/activity", "/settings", "/folders", "/learning"]) {
    await page.goto(host.url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    expect(await page.getByRole("button", { name: "Ada" }).count()).toBeGreaterThan(0);
  }
  expect(errors).toEqual([]);
});

test("a person sees where they are logged in, and logs out elsewhere", async () => {
  const elsewhere = async (): Promise<string> => {
    const answer = await fetch(`${host.url}/api/sessions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      },
      body: JSON.stringify(ADA),
    });
    return ((await answer.json()) as { sessionId: string }).sessionId;
  };
  const isLoggedIn = async (session: string) =>
    (await fetch(`${host.url}/api/sessions/current`, { headers: { authorization: `Bearer ${session}` } })).status ===
    200;
  const [first, second, third] = [await elsewhere(), await elsewhere(), await elsewhere()];

  await page.goto(`${host.url}/settings`);
  const section = page.getByRole("region", { name: "Sessions" });
  await section.getByText("this session").waitFor();
  await expect.poll(() => section.getByRole("listitem").count()).toBe(4);
  await expectAccessible(page);
  await section.getByRole("button", { name: "Log out Firefox on Linux" }).first().click();
  await expect.poll(() => section.getByRole("listitem").count()).toBe(3);
  expect((await Promise.all([first, second, third].map(isLoggedIn))).filter(Boolean)).toHaveLength(2);

  await section.getByRole("button", { name: "Log out all other sessions" }).click();
  await expect.poll(() => section.getByRole("listitem").count()).toBe(1);
  expect(await Promise.all([first, second, third].map(isLoggedIn))).toEqual([false, false, false]);
  await section.getByRole("button", { name: "Log out all other sessions" }).waitFor({ state: "hidden" });
  expect(errors).toEqual([]);
});

test("a page whose session was ended elsewhere shows the login form", async () => {
  const other = await newPage(["fr@euro", "fr-FR"]);
  await other.goto(host.url);
  await other.getByLabel("Identifiant").or(other.getByLabel("Nom")).first().waitFor();
  await other.context().request.post(`${host.url}/api/sessions`, { data: ADA });
  await other.goto(`${host.url}/settings`);
  await other.getByRole("region", { name: "Sessions" }).waitFor();

  await page.goto(`${host.url}/settings`);
  await page.getByRole("button", { name: "Log out all other sessions" }).click();
  await other.getByRole("region", { name: "Sessions" }).waitFor({ state: "hidden" });
  await other.locator("input[type=password]").first().waitFor();
});

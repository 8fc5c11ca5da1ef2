import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SetupPage } from "./pages/setup.ts";
import { expectAccessible } from "./support/accessible.ts";
import { launchTestBrowser } from "./support/browser.ts";
import { reloadAfterFailure } from "./support/reloadAfterFailure.ts";
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

reloadAfterFailure(() => page);

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

test("people show an avatar, and switch profiles with a PIN; a kids profile has no engineer's screens", async () => {
  await page.goto(`${host.url}/settings`);
  const profile = page.getByRole("region", { name: "Profile" });
  await profile.locator("label", { has: page.getByRole("radio", { name: "Cat" }) }).click();
  await expect.poll(() => profile.getByRole("radio", { name: "Cat" }).isChecked()).toBe(true);
  await profile.getByLabel("PIN").fill("4711");
  await profile.getByLabel("Current password").fill(ADA.password);
  await profile.getByRole("button", { name: "Save" }).click();
  await profile.getByText("Your PIN is set").waitFor();

  const household = page.getByRole("region", { name: "Household" });
  await household.getByLabel("Name").fill("Kim");
  await household.getByLabel("Password").fill("a quiet green harbour");
  await household.getByRole("button", { name: "Add a person" }).click();
  await household.getByRole("button", { name: "Age limit of Kim: No age limit" }).click();
  await page.getByRole("menuitemradio", { name: "Up to 10 years" }).click();
  await household.getByRole("button", { name: "Age limit of Kim: Up to 10 years" }).waitFor();
  await expectAccessible(page);

  const dialog = page.getByRole("dialog", { name: "Switch profile" });
  const openSwitch = async (name: string) => {
    await page.getByRole("button", { name: `Account: ${name}` }).click();
    await page.getByRole("menuitem", { name: "Switch profile" }).click();
    await dialog.waitFor();
  };
  // Another tab of the browser has the same session cookie.
  const otherTab = await page.context().newPage();
  await otherTab.goto(`${host.url}/settings`);
  await otherTab.getByRole("button", { name: "Account: Ada" }).waitFor();
  await openSwitch("Ada");
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill("Kim");
  await dialog.getByLabel("Password").fill("a quiet green harbour");
  await dialog.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("button", { name: "Account: Kim" }).waitFor();
  const sections = page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link");
  await expect.poll(() => sections.allInnerTexts()).toEqual(["Home", "Library", "For you", "Settings"]);
  await page.getByRole("heading", { name: "No films for this profile yet" }).waitFor();
  await otherTab.getByRole("button", { name: "Account: Kim" }).waitFor();
  await otherTab.getByRole("heading", { name: "No films for this profile yet" }).waitFor();
  await expectAccessible(page);

  await openSwitch("Kim");
  await dialog.getByRole("button", { name: "Ada" }).click();
  await dialog.getByLabel("PIN of Ada").fill("0000");
  await dialog.getByRole("button", { name: "Switch", exact: true }).click();
  await dialog.getByText("That PIN is wrong.").waitFor();
  await dialog.getByLabel("PIN of Ada").fill("4711");
  await dialog.getByRole("button", { name: "Switch", exact: true }).click();
  await page.getByRole("button", { name: "Account: Ada" }).waitFor();
  await expect.poll(() => sections.allInnerTexts()).toContain("System");
  await otherTab.getByRole("button", { name: "Account: Ada" }).waitFor();
  await otherTab.close();
  expect(errors).toEqual([]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchTestBrowser } from "./support/browser.ts";
import { startSampleHost } from "./support/sampleHost.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-e2e-"));
const OWNER = { userId: "Ada", password: "nitrate and silver" };
const KID = { userId: "Kim", password: "a quiet green harbour" };
let host: Awaited<ReturnType<typeof startSampleHost>>;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startSampleHost(dataFolder), launchTestBrowser()]);
  const { sessionId } = await post("/api/setup", { ...OWNER, language: "en" });
  await post("/api/users", { ...KID, language: "en", maximumAge: 10 }, sessionId);
});

afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

async function post(path: string, body: object, session?: string): Promise<{ readonly sessionId: string }> {
  const answer = await fetch(host.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(session && { authorization: `Bearer ${session}` }) },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as { sessionId: string };
}

/** The page of the kids profile. */
async function kidsPage(prepare: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB" });
  const answer = await context.request.post(`${host.url}/api/sessions`, { data: KID });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${host.url}/settings`);
  await page.getByRole("button", { name: "Account: Kim" }).waitFor();
  return page;
}

test("a file dropped by a kids profile does not replace the page: it is refused", async () => {
  const page = await kidsPage();
  const isPrevented = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["text"], "Vampyr.mkv"));
    const events = ["dragenter", "dragover", "drop"].map(
      (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
    );
    for (const event of events) document.body.dispatchEvent(event);
    return events.map(({ defaultPrevented }) => defaultPrevented);
  });
  expect(isPrevented).toEqual([true, true, true]);
  await page.getByText("This profile can’t add files").waitFor();
  await page.context().close();
});

test("in the window, a link leads a kids profile to its screen, and files to open are refused", async () => {
  const page = await kidsPage(async (prepared) => {
    await prepared.addInitScript(() => {
      // The calls of the shell that this page makes; the others answer nothing.
      const calls: Readonly<Record<string, unknown>> = {
        language: "en",
        openingState: () => Promise.resolve("open"),
        onEvent: () => () => undefined,
        takeOpenRequest: () => Promise.resolve({ page: "/lists", paths: ["/films/Vampyr.mkv"], folders: [] }),
      };
      const nothing = () => Promise.resolve(null);
      Object.defineProperty(window, "filmotheque", {
        value: new Proxy(calls, { get: (all, name) => all[String(name)] ?? nothing }),
      });
    });
  });
  await expect.poll(() => new URL(page.url()).pathname).toBe("/lists");
  await page.getByText("This profile can’t add files").waitFor();
  await page.context().close();
});

/**
 * Names that contain scripts, and pages of other origins, in a real browser that records every dialog, request, error
 * and change.
 */

import { utimesSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { serve } from "../../src/server/index.ts";
import { makeManyClips } from "../fixtures/clips.ts";
import { SMALL_CATALOGUE, startTmdbStandIn, startWikimediaStandIn } from "../standins/index.ts";
import { eventually } from "../support/deadlines.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { LoginPage } from "./pages/login.ts";
import { launchTestBrowser } from "./support/browser.ts";

const OWNER = { userId: "ada", password: "nitrate and silver" };
const IMAGE = `<img src=x onerror=alert("image")>`;
const SCRIPT = `<script>alert("script")</script><svg onload=alert("svg")>`;
const FRAME = `"><iframe srcdoc="<script>parent.alert('frame')</script>"></iframe>`;
const LINK = "[a](javascript:alert('link'))";
const TURNED = "invoice\u202Egpj.exe";
/** A film with an attack in every field that a provider fills. */
const [SKETCH] = SMALL_CATALOGUE;
const HOSTILE = {
  ...SKETCH!,
  title: { en: `${IMAGE} in white`, fr: `${IMAGE} in white` },
  originalTitle: FRAME,
  tagline: { en: LINK, fr: LINK },
  overview: { en: SCRIPT, fr: SCRIPT },
  genres: ["Drama"],
  directors: [FRAME],
  writers: [IMAGE],
  cast: [{ name: SCRIPT, character: IMAGE }],
  articles: { en: { title: FRAME, extract: `${SCRIPT} ${IMAGE} ${FRAME}` } },
  alternativeTitles: [TURNED],
};
const JUDGED: ReadonlySet<string> = new Set(["matched", "ambiguous", "unmatched"]);
const TAGGED = `Blue Lighthouse [tmdbid-${HOSTILE.tmdbId}].mp4`;
// Windows does not allow such names.
const FILES = process.platform === "win32" ? [TAGGED] : [TAGGED, `${IMAGE} (1999).mp4`, `${TURNED} (2001).mp4`];

const servers: Server[] = [];
let parts: Awaited<ReturnType<typeof open>>;

async function open() {
  const folder = temporaryFolder("hostile-pages");
  const tmdb = await startTmdbStandIn({ films: [HOSTILE] });
  const wikimedia = await startWikimediaStandIn({ films: [HOSTILE] });
  const host = await serve({
    ...readConfig({
      FILMOTHEQUE_DATA: join(folder, "library"),
      FILMOTHEQUE_PORT: "0",
      FILMOTHEQUE_LANGUAGE: "en",
      FILMOTHEQUE_TMDB_URL: tmdb.url,
      FILMOTHEQUE_TMDB_IMAGE_URL: tmdb.imageUrl,
      FILMOTHEQUE_WIKIDATA_URL: wikimedia.wikidataUrl,
      FILMOTHEQUE_WIKIPEDIA_URL: wikimedia.wikipediaUrl,
      TMDB_API_KEY: "a1b2c3d4e5f60718293a4b5c6d7e8f90",
    }),
    pageFolder: join(import.meta.dirname, "../../dist/renderer"),
  });
  const paths = await makeManyClips(join(folder, "films"), FILES.length, { names: FILES });
  for (const path of paths) utimesSync(path, 1_700_000_000, 1_700_000_000);
  const browser: Browser = await launchTestBrowser();
  const context: BrowserContext = await browser.newContext({ locale: "en-GB" });
  return { folder, tmdb, wikimedia, host, browser, context, paths };
}

/** Sends a request as the page does. */
async function ask(path: string, method = "GET", data?: unknown) {
  const { context, host } = parts;
  const answer = await context.request.fetch(host.url + path, { method, ...(data === undefined ? {} : { data }) });
  return { status: answer.status(), body: await answer.json().catch(() => null) };
}

beforeAll(async () => {
  parts = await open();
  await ask("/api/setup", "POST", OWNER);
  await ask("/api/files", "POST", { paths: parts.paths });
  await eventually("every file is processed", async () => {
    const { items } = (await ask("/api/files")).body;
    return items.length === FILES.length && items.every(({ state }: { state: string }) => JUDGED.has(state));
  });
  await eventually("the film has the provider's title", async () => {
    return (await ask("/api/films?q=white")).body.items[0]?.title === HOSTILE.title.en;
  });
  await ask("/api/me/lists", "POST", { name: FRAME });
  await ask("/api/me/smart-lists", "POST", { name: IMAGE, filter: {} });
  await ask("/api/users", "POST", { userId: "mallory", password: "frequency hopping piano", displayName: SCRIPT });
  for (const task of ["purge", "images"]) await ask(`/api/maintenance/${task}`, "POST", {});
});
afterAll(async () => {
  await parts?.browser.close();
  await parts?.host.stop();
  await Promise.all([parts?.tmdb.close(), parts?.wikimedia.close()]);
  for (const server of servers) server.close();
});

/** A page whose dialogs, errors, policy violations and requests to other hosts are recorded. */
async function watchedPage(): Promise<{ page: Page; seen: string[]; settled(): Promise<void> }> {
  const seen: string[] = [];
  /** The event stream never ends, so the network is never idle. */
  const running = new Set<Request>();
  const page = await parts.context.newPage();
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${parts.host.url}/`))
      seen.push(request.url());
    if (new URL(request.url()).pathname.endsWith("/x")) seen.push(`picture: ${request.url()}`);
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) seen.push(message.text());
  });
  page.on("request", (request) => !request.url().endsWith("/api/events") && running.add(request));
  page.on("requestfinished", (request) => running.delete(request));
  page.on("requestfailed", (request) => running.delete(request));
  const settled = async () => {
    await page.getByRole("main").waitFor();
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await eventually("all requests have finished", () => running.size === 0);
  };
  return { page, seen, settled };
}

/** Our own markup never contains these; a name rendered as markup would. */
const MARKUP = 'img[src="x"], svg[onload], iframe, script:not([src]), a[href^="javascript:"]';

describe("untrusted names and texts", () => {
  const screens = [
    "/",
    "/?view=table",
    "/home",
    "/for-you",
    "/lists",
    "/review",
    "/activity",
    "/monitoring",
    "/settings",
    "/folders",
  ];

  test.for(screens)("are shown as plain text on %s", async (path) => {
    const { page, seen, settled } = await watchedPage();
    await page.goto(parts.host.url + path);
    await settled();
    expect(await page.locator(MARKUP).count()).toBe(0);
    expect(seen).toEqual([]);
    await page.close();
  });

  test("are shown unchanged on a film's and a person's page", async () => {
    const { page, seen } = await watchedPage();
    const [film] = (await ask("/api/films?q=white")).body.items;
    await page.goto(`${parts.host.url}/films/${film.id}`);
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toContain(IMAGE);
    await expect.poll(() => page.getByRole("main").textContent()).toContain(SCRIPT);
    const person = page.getByRole("link", { name: FRAME }).first();
    await person.click();
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toContain(FRAME);
    expect(await page.locator(MARKUP).count()).toBe(0);
    expect(seen).toEqual([]);
    await page.close();
  });

  test("are shown as plain text in search results, in the list and in the command palette", async () => {
    const { page, seen, settled } = await watchedPage();
    await page.goto(`${parts.host.url}/?q=${encodeURIComponent("white")}`);
    await page.getByRole("link", { name: IMAGE }).first().waitFor();
    await settled();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("white");
    await expect.poll(() => page.getByRole("dialog").textContent()).toContain(IMAGE);
    expect(await page.locator(MARKUP).count()).toBe(0);
    expect(seen).toEqual([]);
    await page.close();
  });
});

test("no session id is in the page's storage or readable by its scripts", async () => {
  const { page } = await watchedPage();
  await page.goto(parts.host.url);
  await page.getByRole("main").waitFor();
  const [session] = (await parts.context.cookies()).filter(({ name }) => name === "filmotheque_session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
  const stored = await page.evaluate(() => ({
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    address: location.href,
    databases: indexedDB.databases().then((found) => found.map(({ name }) => name)),
  }));
  expect(JSON.stringify(stored)).not.toContain(session!.value);
  expect(stored.cookie).toBe("");
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.close();
});

describe("a page on another port of this machine, in the browser of someone who is logged in", () => {
  let page: Page;
  let foreign: string;

  beforeAll(async () => {
    const server = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>Elsewhere</title><body></body>");
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    foreign = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    page = await parts.context.newPage();
    await page.goto(foreign);
  });

  const lists = async () => (await ask("/api/me/lists")).body.items.length;

  test.for(["/api/films", "/api/setup", "/api/me/export.json", "/metrics", "/"])("cannot read %s", async (path) => {
    const read = await page.evaluate(
      (address) =>
        fetch(address, { credentials: "include" }).then(
          (answer) => answer.text(),
          () => null,
        ),
      parts.host.url + path,
    );
    expect(read).toBeNull();
  });

  test.for([
    ["JSON", "application/json", '{"name":"Foreign"}'],
    ["plain text", "text/plain", '{"name":"Foreign"}'],
    ["a form", "application/x-www-form-urlencoded", "name=Foreign"],
  ] as const)("cannot post %s", async ([, type, body]) => {
    const before = await lists();
    for (const mode of ["cors", "no-cors"] as const) {
      await page.evaluate(
        ([address, contentType, text, how]) =>
          fetch(address, {
            method: "POST",
            mode: how,
            credentials: "include",
            headers: { "content-type": contentType },
            body: text,
          }).catch(() => null),
        [`${parts.host.url}/api/me/lists`, type, body, mode] as const,
      );
    }
    expect(await lists()).toBe(before);
  });

  test("cannot submit its own form", async () => {
    const before = await lists();
    const other = await parts.context.newPage();
    await other.goto(foreign);
    await other.evaluate((address) => {
      const form = document.createElement("form");
      form.method = "post";
      form.enctype = "text/plain";
      form.action = address;
      const field = document.createElement("input");
      field.name = '{"name":"Foreign","x":"';
      field.value = '"}';
      form.append(field);
      document.body.append(form);
      form.submit();
    }, `${parts.host.url}/api/me/lists`);
    await other.waitForURL(`${parts.host.url}/**`);
    expect(await other.textContent("body")).toContain("foreign_origin");
    expect(await lists()).toBe(before);
    await other.close();
  });

  test("cannot load a poster, run a response as a script, or read the event stream", async () => {
    const [film] = (await ask("/api/films?q=white")).body.items;
    const poster: string = film.posterUrl ?? film.poster.url;
    const loaded = await page.evaluate(
      async ([picture, script, events]) => {
        const element = (name: "img" | "script", src: string) =>
          new Promise<string>((resolve) => {
            const made = document.createElement(name);
            made.onload = () => resolve("loaded");
            made.onerror = () => resolve("refused");
            made.src = src;
            document.body.append(made);
          });
        const stream = new Promise<string>((resolve) => {
          const source = new EventSource(events, { withCredentials: true });
          source.onopen = () => resolve("open");
          source.onerror = () => resolve("refused");
        });
        return [await element("img", picture), await element("script", script), await stream];
      },
      [parts.host.url + poster, `${parts.host.url}/api/films`, `${parts.host.url}/api/events`] as const,
    );
    expect(loaded).toEqual(["refused", "refused", "refused"]);
  });

  test("cannot frame the page or access a window that it opened", async () => {
    await page.evaluate((address) => {
      const frame = document.createElement("iframe");
      frame.src = address;
      document.body.append(frame);
    }, parts.host.url);
    await expect.poll(() => page.frames().length).toBe(2);
    const [, frame] = page.frames();
    await frame!.waitForLoadState();
    expect(await frame!.locator("main").count()).toBe(0);
    const opened = parts.context.waitForEvent("page");
    await page.evaluate((address) => Object.assign(window, { opened: window.open(address) }), parts.host.url);
    const ours = await opened;
    await ours.getByRole("main").waitFor();
    // Cross-Origin-Opener-Policy puts it into a separate group, so its opener sees it as closed.
    expect(await page.evaluate(() => (window as unknown as { opened: Window }).opened.closed)).toBe(true);
    expect(await ours.evaluate(() => window.opener)).toBeNull();
    await ours.close();
  });
});

test("the same browser still works for its user, who can log in", async () => {
  const context = await parts.browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(parts.host.url);
  await new LoginPage(page).logIn(OWNER.userId, OWNER.password);
  await page.getByRole("main").waitFor();
  await context.close();
});

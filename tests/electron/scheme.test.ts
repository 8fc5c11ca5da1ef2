import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveScheme, type WindowEngine } from "../../electron/scheme/scheme.ts";
import { SessionCookies } from "../../electron/scheme/sessionCookies.ts";
import { createFileSecrets } from "../../src/secrets/index.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const LOGIN = "filmotheque_session=secret; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600";

test("the session that the engine gives comes back with each later request, and the page never sees it", async () => {
  const seen: (string | null)[] = [];
  const { ask } = await aWindow(async (request) => {
    seen.push(request.headers.get("cookie"));
    return new Response("{}", { status: 201, headers: { "set-cookie": LOGIN } });
  });

  const login = await ask("/api/sessions", { method: "POST", body: "{}" });
  await ask("/api/films");

  expect([login.status, login.headers.getSetCookie()]).toEqual([201, []]);
  expect(seen).toEqual([null, "filmotheque_session=secret"]);
});

test("several cookies of one answer are all kept", async () => {
  const headers = new Headers([
    ["set-cookie", LOGIN],
    ["set-cookie", "theme=dark"],
  ]);
  const { ask, cookies } = await aWindow(async () => new Response(null, { headers }));
  await ask("/api/sessions");
  expect(cookies.header()).toBe("filmotheque_session=secret; theme=dark");
});

test("the engine gets its own name as Host, whatever the page sends, and a local client address", async () => {
  const { ask } = await aWindow(async (request, peer) => {
    return Response.json([request.headers.get("host"), request.url, peer]);
  });
  const answer = await ask("/api/films?q=a", { headers: { cookie: "filmotheque_session=forged" } });
  expect(await answer.json()).toEqual(["filmotheque", "app://filmotheque/api/films?q=a", { address: "127.0.0.1" }]);
});

test("a cookie that the page made up does not reach the engine", async () => {
  const { ask } = await aWindow(async (request) => Response.json(request.headers.get("cookie")));
  expect(await (await ask("/api/films", { headers: { cookie: "filmotheque_session=forged" } })).json()).toBe(null);
});

test("another host of the scheme is refused", async () => {
  const { handler } = await aWindow(async () => new Response("never"));
  expect((await handler(new Request("app://elsewhere/"))).status).toBe(421);
});

test("an error becomes a document that the page can show, and a line in the log", async () => {
  const { ask, failures } = await aWindow(() => Promise.reject(new Error("SQL at /home/someone")));
  const answer = await ask("/api/films");
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 500, code: "internal_error" });
  expect(failures).toHaveLength(1);
});

test("a body streams through, and a range keeps its status and headers", async () => {
  const { ask } = await aWindow(async (request) => {
    return new Response(await request.text(), { status: 206, headers: { "content-range": "bytes 0-3/10" } });
  });
  const body = new Blob(["film"]).stream();
  const answer = await ask("/api/uploads/a.mkv", { method: "PUT", body, duplex: "half" } as RequestInit);
  expect([answer.status, answer.headers.get("content-range"), await answer.text()]).toEqual([
    206,
    "bytes 0-3/10",
    "film",
  ]);
});

test("a log-in that cannot be written is answered all the same, and holds until the window closes", async () => {
  const gone = createFileSecrets(join(temporaryFolder("cookies"), "gone"));
  const cookies = await SessionCookies.open(gone, Date.now);
  const failures: unknown[] = [];
  const handler = serveScheme({
    engine: Promise.resolve({ fetch: async () => new Response("{}", { headers: { "set-cookie": LOGIN } }) }),
    cookies: Promise.resolve(cookies),
    pageFolder: join(import.meta.dirname, "no-page"),
    logError: (error) => failures.push(error),
  });
  expect((await handler(new Request("app://filmotheque/api/sessions"))).status).toBe(200);
  expect(cookies.header()).toBe("filmotheque_session=secret");
  expect(failures).toHaveLength(1);
});

test("a page that leaves ends the stream it was reading", async () => {
  const ended = Promise.withResolvers<void>();
  const { ask } = await aWindow(async () => new Response(new ReadableStream({ cancel: () => ended.resolve() })));
  await (await ask("/api/events")).body!.cancel();
  await ended.promise;
});

test("requests that come before the engine is open wait for it; the page's own files do not", async () => {
  const opening = Promise.withResolvers<WindowEngine>();
  const pageFolder = temporaryFolder("page");
  writeFileSync(join(pageFolder, "index.html"), "<title>Filmothèque</title>");
  const handler = serveScheme({
    engine: opening.promise,
    cookies: SessionCookies.open(createFileSecrets(temporaryFolder("cookies")), Date.now),
    pageFolder,
    logError: () => undefined,
  });

  const page = await handler(new Request("app://filmotheque/films/12"));
  expect(await page.text()).toBe("<title>Filmothèque</title>");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");

  const answer = handler(new Request("app://filmotheque/api/films"));
  opening.resolve({ fetch: async () => new Response("open") });
  expect(await (await answer).text()).toBe("open");
});

async function aWindow(fetch: WindowEngine["fetch"]) {
  const failures: unknown[] = [];
  const cookies = await SessionCookies.open(createFileSecrets(temporaryFolder("cookies")), Date.now);
  const handler = serveScheme({
    engine: Promise.resolve({ fetch }),
    cookies: Promise.resolve(cookies),
    pageFolder: join(import.meta.dirname, "no-page"),
    logError: (error) => failures.push(error),
  });
  const ask = (path: string, init?: RequestInit) => handler(new Request(`app://filmotheque${path}`, init));
  return { ask, handler, cookies, failures };
}

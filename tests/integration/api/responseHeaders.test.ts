import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { OWNER } from "../wholeProgram/program.ts";
import type { Answer, RawRequest } from "./rawClient.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

const DAY_MS = 86_400_000;

let program: ServedProgram;
let owner: string;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner } = await program.household());
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", { method: "POST", as: owner, body: { paths } });
  await program.settled();
  // Reader threads that are still starting do not matter here.
  await eventually("lists are answered", async () => (await program.ask("/api/films", { as: owner })).status === 200);
});
afterAll(() => program?.[Symbol.asyncDispose]());

type Kind = readonly [kind: string, status: number, path: string, asked?: RawRequest];

/** One response of each kind; `FILM` and `ARTWORK` stand for ids. */
const KINDS: readonly Kind[] = [
  ["the page", 200, "/"],
  ["a screen of the page", 200, "/films/1"],
  ["a file that the page does not have", 404, "/missing.js"],
  ["JSON", 200, "/api/films"],
  ["JSON without a session", 200, "/api/setup"],
  ["a refusal", 401, "/api/films", { as: "" }],
  ["an unknown address", 404, "/api/nothing"],
  ["an unknown film", 404, "/api/films/999999"],
  ["a body that is not JSON", 400, "/api/me/lists", { method: "POST", body: "{ no" }],
  ["a form", 415, "/api/me/lists", { method: "POST", body: "a=b", headers: { "content-type": "text/plain" } }],
  ["a wrong field", 422, "/api/me/lists", { method: "POST", body: { name: 1 } }],
  ["something made", 201, "/api/me/lists", { method: "POST", body: { name: "Snow" } }],
  ["a foreign page", 403, "/api/films", { headers: { origin: "http://evil.example" } }],
  ["a foreign Host", 421, "/api/films", { headers: { host: "evil.example" } }],
  ["an event stream", 200, "/api/events"],
  ["a film", 200, "/api/files/1/stream"],
  ["a part of a film", 206, "/api/files/1/stream", { headers: { range: "bytes=0-9" } }],
  ["a range beyond its end", 416, "/api/files/1/stream", { headers: { range: "bytes=999999999-" } }],
  ["a picture", 200, "ARTWORK"],
  ["a missing image", 404, "/api/artwork/999999/342"],
  ["an export as CSV", 200, "/api/me/export.csv"],
  ["metrics", 200, "/metrics"],
  ["the description", 200, "/api/openapi.json"],
  ["its page", 200, "/api/docs"],
  ["only the head", 200, "/", { method: "HEAD" }],
  ["a method that no route has", 404, "/api/films", { method: "OPTIONS" }],
];

async function answerTo([, , path, asked]: Kind): Promise<Answer> {
  return program.ask(path === "ARTWORK" ? await posterPath() : path, { as: owner, ...asked });
}

async function posterPath(): Promise<string> {
  const { items } = (await program.ask("/api/films", { as: owner })).body;
  return items[0].posterUrl ?? items[0].poster.url;
}

describe("every kind of response", () => {
  test.for(KINDS)("%s (%i) has the security headers", async (kind) => {
    const { status, headers } = await answerTo(kind);
    expect(status).toBe(kind[1]);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(headers).not.toHaveProperty("x-powered-by");
    if (!String(headers["content-type"]).startsWith("text/html")) return;
    const policy = String(headers["content-security-policy"]);
    for (const rule of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"]) {
      expect(policy.split("; ")).toContain(rule);
    }
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  });

  test("an answer that says nothing new (304) keeps them, where a route has one", async () => {
    const revalidated: string[] = [];
    for (const kind of KINDS) {
      const { headers } = await answerTo(kind);
      if (headers.etag === undefined || kind[1] !== 200) continue;
      const asked = { ...kind[3], headers: { ...kind[3]?.headers, "if-none-match": String(headers.etag) } };
      const again = await answerTo([kind[0], 304, kind[2], asked]);
      expect([kind[0], again.status]).toEqual([kind[0], 304]);
      expect(again.headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
      });
      revalidated.push(kind[0]);
    }
    expect(revalidated).toEqual(expect.arrayContaining(["the page", "JSON"]));
  });
});

describe("the session's cookie", () => {
  test("is closed to scripts, to other sites and to other hosts, and removed at logout", async () => {
    const login = await program.ask("/api/sessions", { method: "POST", body: OWNER });
    const [cookie = "", ...more] = cookiesOf(login);
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^filmotheque_session=[\w-]{43}; Expires=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
    const [value = ""] = cookie.split(";");
    const asked = { headers: { cookie: value } };
    expect((await program.ask("/api/films", asked)).status).toBe(200);
    const logout = await program.ask("/api/sessions/current", { method: "DELETE", ...asked });
    expect(cookiesOf(logout)).toEqual(["filmotheque_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict"]);
    expect((await program.ask("/api/films", asked)).status).toBe(401);
  });

  test("lasts as long as a session that is used every day", async () => {
    const before = Date.now();
    const login = await program.ask("/api/sessions", { method: "POST", body: OWNER });
    const [cookie = ""] = cookiesOf(login);
    const lastsMs = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? "") - before;
    expect(Math.round(lastsMs / DAY_MS)).toBe(30);
    // What the answer says is when it ends if nobody uses it.
    expect(Math.round((Date.parse(login.body.expiresAt) - before) / DAY_MS)).toBe(14);
  });

  test("is set by no other response", async () => {
    for (const kind of KINDS) expect([kind[0], cookiesOf(await answerTo(kind))]).toEqual([kind[0], []]);
  });

  test("appears in no URL and in no log", async () => {
    const session = await program.logIn(OWNER);
    await program.ask("/api/films", { headers: { cookie: `filmotheque_session=${session}` } });
    await program.ask(`/api/films?session=${session}`, {});
    const log = await program.ask("/api/logs?limit=500", { as: owner });
    expect(log.status).toBe(200);
    expect(JSON.stringify(log.body)).not.toContain(session);
  });
});

function cookiesOf({ headers }: Answer): string[] {
  const cookies = headers["set-cookie"] ?? [];
  return typeof cookies === "string" ? [cookies] : [...cookies];
}

describe("metrics", () => {
  const anonymous = { as: "" };

  test("are available to this machine, where Prometheus runs", async () => {
    expect((await program.ask("/metrics", anonymous)).status).toBe(200);
  });

  test.for([
    ["X-Forwarded-For", { "x-forwarded-for": "127.0.0.1" }],
    ["Forwarded", { forwarded: "for=127.0.0.1" }],
    ["X-Real-IP", { "x-real-ip": "127.0.0.1" }],
  ] as const)("are refused to another machine that forges %s to appear local", async ([, forged]) => {
    const host = `127.0.0.1:${program.host.port}`;
    const request = new Request(`${program.host.url}/metrics`, { headers: { host, ...forged } });
    // A test on one machine has no network in between, so the peer's address is given.
    expect((await program.engine.fetch(request, { address: "203.0.113.9" })).status).toBe(401);
  });
});

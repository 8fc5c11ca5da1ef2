import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessOf } from "../../../src/api/accessOf.ts";
import { PATH_ALIASES, type StreamRoute, streamRoutes } from "../../../src/contract/index.ts";
import { addressOf, type DescribedRoute, describedRoutes } from "./describedRoutes.ts";
import { libraryContent } from "./libraryContent.ts";
import type { Answer } from "./rawClient.ts";
import { OPEN_ROUTES, OWNER_ROUTES, VALID_BODIES } from "./routeLists.ts";
import { OTHER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

/** Ids that do not exist, and values that are no ids. */
const NO_IDS = [
  "0",
  "-1",
  "1.5",
  "1e400",
  "9007199254740991",
  "9".repeat(400),
  "nobody",
  "%00",
  "%FF",
  "%2e%2e%2f1",
  "1%20OR%201=1",
  "__proto__",
  "%F0%9F%8E%AC",
];

const streams = Object.values<StreamRoute>(streamRoutes);

let program: ServedProgram;
let owner: string;
let member: string;
let routes: readonly DescribedRoute[];

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  const path = join(program.folder, "films");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  routes = await describedRoutes(program, owner);
});
afterAll(() => program?.[Symbol.asyncDispose]());

describe("the description", () => {
  test("names every route that streams, and every one of the lists above", () => {
    const streamed = streams.map(({ method, path }) => `${method} ${path}`);
    const described = routes.map(({ name }) => name);
    expect(described).toEqual(
      expect.arrayContaining([...streamed, ...Object.keys(OPEN_ROUTES), ...Object.keys(OWNER_ROUTES)]),
    );
    const paths = routes.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(Object.entries(PATH_ALIASES).flat()));
    expect(described.length).toBeGreaterThan(40);
  });

  test("the contract declares who may call a route as the lists above say", () => {
    for (const route of routes) {
      const stream = streams.find(({ method, path }) => method === route.method && path === route.path);
      const declared = stream?.access ?? accessOf(route.method, route.path);
      const expected = route.name in OPEN_ROUTES ? "public" : route.name in OWNER_ROUTES ? "owner" : "authenticated";
      expect([route.name, declared]).toEqual([route.name, expected]);
    }
  });
});

describe("without a session", () => {
  test.for([
    ["nobody", {}],
    ["a made-up session", { authorization: `Bearer ${"x".repeat(43)}` }],
    ["a made-up cookie", { cookie: `filmotheque_session=${"x".repeat(43)}` }],
    ["rubbish as a cookie", { cookie: "filmotheque_session=%00; filmotheque_session=../../etc; =;;" }],
  ] as const)("%s must log in before anything of the request is read", async ([, headers]) => {
    const closed = routes.filter(({ name }) => !(name in OPEN_ROUTES));
    for (const body of [undefined, "{ not json", "x".repeat(100_000)]) {
      for (const route of closed) {
        const answer = await program.ask(addressOf(route, "1"), { method: route.method, headers, body });
        expect([route.name, ...problemOf(answer)]).toEqual([route.name, 401, "no_session"]);
      }
    }
  });

  test("the few open routes answer", async () => {
    for (const route of routes.filter(({ name }) => name in OPEN_ROUTES)) {
      const answer = await program.ask(route.path, { method: route.method });
      expect([route.name, answer.body.code]).not.toEqual([route.name, "no_session"]);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe("a member", () => {
  test("is refused by the route's name in the list of errors", async () => {
    await program.ask("/api/maintenance/purge/preview", { as: member });
    await program.ask("/training/", { method: "POST", as: member, body: "{}" });
    const { items } = (await program.ask("/api/metrics/errors", { as: owner })).body;
    expect(items.slice(0, 2)).toMatchObject([
      { code: "owner_only", status: 403, where: "POST /training/" },
      { code: "owner_only", status: 403, where: "GET /api/maintenance/{task}/preview" },
    ]);
  });

  test("is refused what is the owner's, and nothing changes", async () => {
    const before = libraryContent(program.dataFolder);
    const settings = (await program.ask("/api/settings", { as: owner })).body;
    for (const route of routes.filter(({ name }) => name in OWNER_ROUTES)) {
      const body = JSON.stringify(OWNER_ROUTES[route.name])?.replace("FOLDER", join(program.folder, "films"));
      const path = addressOf(route, { userId: OTHER.userId, id: 1 });
      const answer = await program.ask(path, { method: route.method, as: member, body });
      expect([route.name, ...problemOf(answer)]).toEqual([route.name, 403, "owner_only"]);
    }
    expect(libraryContent(program.dataFolder)).toEqual(before);
    expect((await program.ask("/api/settings", { as: owner })).body).toEqual(settings);
  });

  test("is refused nothing else", async () => {
    for (const route of routes.filter(({ name }) => !(name in OWNER_ROUTES))) {
      // Logging out is the same for everyone, and would end this test's session.
      if (route.name === "DELETE /api/sessions/current") continue;
      const body = route.takesJson ? {} : undefined;
      const answer = await program.ask(addressOf(route, "1"), { method: route.method, as: member, body });
      expect([route.name, answer.body.code]).not.toEqual([route.name, "owner_only"]);
      expect([route.name, answer.status]).not.toEqual([route.name, 500]);
    }
  });
});

test("an owner is refused no route", async () => {
  for (const route of routes.filter(({ name }) => !(name in OWNER_ROUTES) && name !== "DELETE /api/sessions/current")) {
    const body = route.takesJson ? {} : undefined;
    const answer = await program.ask(addressOf(route, "999999"), { method: route.method, as: owner, body });
    expect([route.name, answer.body.code]).not.toEqual([route.name, "owner_only"]);
    expect([route.name, answer.body.code]).not.toEqual([route.name, "no_session"]);
  }
  // What is the owner's is asked with a body that is refused, so that nothing changes.
  for (const route of routes.filter(({ name, takesJson }) => name in OWNER_ROUTES && takesJson)) {
    const answer = await program.ask(addressOf(route, "999999"), {
      method: route.method,
      as: owner,
      body: "{ not json",
    });
    expect([route.name, answer.status]).toEqual([route.name, 400]);
  }
});

test("an unknown id is not found or not valid, on every route that takes one", async () => {
  for (const route of routes.filter(({ parameters }) => parameters.length > 0)) {
    // A name for a new file is no id, nor is a year.
    if (route.name.startsWith("PUT /api/uploads/") || route.name.endsWith("/years/{year}")) continue;
    for (const parameter of route.parameters) {
      const body = VALID_BODIES[route.name] ?? OWNER_ROUTES[route.name];
      const ask = (id: string) =>
        program.ask(addressOf(route, { [parameter]: id }), { method: route.method, as: owner, body });
      const unknown = await ask("999999");
      expect([route.name, parameter, unknown.status]).toEqual([route.name, parameter, 404]);
      for (const id of NO_IDS) {
        const [status, code] = problemOf(await ask(id));
        expect([404, 422], `${route.name} ${parameter}=${id}: ${status} ${code}`).toContain(status);
      }
    }
  }
});

test.for([
  ["half a document", "{ not json", "application/json"],
  ["a text", "true", "text/plain"],
  ["a form", "path=%2F&userId=eve&paths=1", "application/x-www-form-urlencoded"],
  ["a list in the place of an object", "[1]", "application/json"],
  ["ten thousand levels", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "application/json"],
  ["something that is no encoding of Unicode", Buffer.from([0xff, 0xfe, 0x00]), "application/json"],
] as const)("%s as a body is a problem, on every route that takes one", async ([, body, type]) => {
  for (const route of routes.filter(({ takesJson }) => takesJson)) {
    const path = addressOf(route, "1");
    const answer = await program.ask(path, {
      method: route.method,
      as: owner,
      body,
      headers: { "content-type": type },
    });
    const [status] = problemOf(answer);
    const refusals = type === "application/json" ? [400, 422] : [415];
    expect(refusals, `${route.name}: ${status}`).toContain(status);
  }
});

test("a foreign Host, Origin or page is refused on every route, and nothing changes", async () => {
  const before = libraryContent(program.dataFolder);
  const foreign: [status: number, code: string, headers: Record<string, string>][] = [
    [421, "misdirected_request", { host: "evil.example" }],
    [421, "misdirected_request", { host: `127.0.0.1.evil.example:${program.host.port}` }],
    [403, "foreign_origin", { origin: "http://evil.example" }],
    [403, "foreign_origin", { origin: "null" }],
    [403, "foreign_origin", { origin: `https://127.0.0.1:${program.host.port}` }],
    [403, "foreign_origin", { origin: `http://127.0.0.1:${program.host.port + 1}` }],
    [403, "foreign_origin", { "sec-fetch-site": "cross-site" }],
    [403, "foreign_origin", { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate" }],
  ];
  const asked = routes.map((route) => ({ ...route, body: VALID_BODIES[route.name] ?? OWNER_ROUTES[route.name] }));
  for (const [status, code, headers] of foreign) {
    for (const route of asked) {
      const isPlace = !route.path.startsWith("/api/") && "sec-fetch-mode" in headers;
      if (isPlace) continue; // A link on another page may open ours.
      const path = addressOf(route, { userId: OTHER.userId });
      const answer = await program.ask(path, { method: route.method, as: owner, body: route.body, headers });
      expect([route.name, headers, ...problemOf(answer)]).toEqual([route.name, headers, status, code]);
    }
  }
  expect(libraryContent(program.dataFolder)).toEqual(before);
});

/** Every refusal is a problem document that reveals no internal details. */
function problemOf({ status, headers, body }: Answer): [status: number, code: string] {
  expect(headers["content-type"], JSON.stringify(body)).toBe("application/problem+json");
  expect(body).toMatchObject({ status, detail: expect.any(String), title: expect.any(String) });
  expect(JSON.stringify(body)).not.toMatch(/SQLITE|SELECT |node_modules|\.ts:\d/);
  return [status, body.code];
}

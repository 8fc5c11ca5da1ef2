import { afterAll, beforeAll, expect, test } from "vitest";
import { FIELD_ALIASES, type FieldAliases, PATH_ALIASES } from "../../../src/contract/index.ts";
import type { Answer } from "./rawClient.ts";
import { MEMBER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

const NEW_PASSWORD = "limelight and gauze";

let program: ServedProgram;
let owner: string;
let member: string;
let filmId: number;
let personId: number;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4", "The Glass Orchard.mp4", "Glass Orchard.mp4");
  await program.ask("/api/files", { method: "POST", as: owner, body: { paths } });
  await program.settled();
  filmId = (await get("/api/films?state=identified")).items[0].id;
  personId = (await get(`/api/films/${filmId}`)).credits[0].personId;
  const watched = { watched: false, positionSeconds: 60 };
  await program.ask(`/api/films/${filmId}/watched`, { method: "PUT", as: owner, body: watched });
});
afterAll(() => program?.[Symbol.asyncDispose]());

/** How each aliased path is asked so that it succeeds, and may be asked again. */
function callsOf(): Readonly<Record<keyof typeof PATH_ALIASES, { method: string; query?: string; body?: object }>> {
  return {
    "/api/films/rail": { method: "GET", query: "?sort=title" },
    "/api/films/place": { method: "GET", query: "?title=glass" },
    "/api/films/renew": { method: "POST", body: { filmIds: [filmId], what: "details" } },
    "/api/films/{id}/not-for-me": { method: "PUT", body: { dismissed: true } },
    "/api/files/forget": { method: "POST", body: { fileIds: [999_999] } },
    "/api/review/take-back": { method: "POST", body: { fileIds: [999_999] } },
    "/api/outside-requests": { method: "GET", query: "?days=7" },
  };
}

test.for(Object.entries(PATH_ALIASES))("%s answers as %s", async ([former, path]) => {
  const { method, query = "", body } = callsOf()[former as keyof typeof PATH_ALIASES];
  const address = (pattern: string) => pattern.replace("{id}", String(filmId)) + query;
  const today = await program.ask(address(path), { method, as: owner, body });
  const before = await program.ask(address(former), { method, as: owner, body });
  expect([before.status, before.body]).toEqual([today.status, today.body]);
  expect(today.status).toBeLessThan(300);
  // Its body is read, and its limits are enforced, by the route that it is an alias of.
  if (body) expect((await program.ask(address(former), { method, as: owner, body: "{ not" })).status).toBe(400);
  expect((await program.ask(address(former), { method })).status).toBe(401);
  expect((await program.ask(address(former), { method: "PATCH", as: owner })).status).toBe(404);
});

test("requests by a former path are counted with the route that they reach", async () => {
  await program.ask("/api/films/rail", { as: owner });
  const { text } = (await program.ask("/metrics", { as: owner })).body;
  expect(text).toContain('route="/api/films/jump-index"');
  expect(text).not.toContain("/api/films/rail");
});

/** Asks a route whose answer has aliases. */
function answers(): Readonly<Record<string, () => Promise<Answer>>> {
  const ask = (path: string, body?: object) => program.ask(path, { as: owner, ...(body && { method: "POST", body }) });
  return {
    "GET /api/films/jump-index": () => ask("/api/films/jump-index?sort=title"),
    "GET /api/films/index-of-title": () => ask("/api/films/index-of-title?title=glass"),
    "GET /api/films/{id}": () => ask(`/api/films/${filmId}`),
    "GET /api/me/home": () => ask("/api/me/home"),
    "GET /api/search": () => ask("/api/search?q=lighthouse"),
    "GET /api/people/{id}": () => ask(`/api/people/${personId}`),
    "POST /api/files/remove": () => ask("/api/files/remove", { fileIds: [999_999] }),
    "GET /api/review/guesses": () => ask("/api/review/guesses?minScore=0.5"),
    "POST /api/review/revert": () => ask("/api/review/revert", { fileIds: [999_999] }),
    "GET /api/health/checks": () => ask("/api/health/checks"),
    "GET /api/settings": () => ask("/api/settings"),
  };
}

const fieldAliases = Object.values<FieldAliases>(FIELD_ALIASES);

test.for(fieldAliases.filter(({ of }) => of === "answer").map((alias) => [alias.route, alias] as const))(
  "the answer of %s carries its fields under both names",
  async ([route, { within, names }]) => {
    const answer = await answers()[route]!();
    const rows = within.reduce<Record<string, unknown>[]>(
      (found, key) => found.flatMap((row) => row[key] as Record<string, unknown>[]),
      [answer.body],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const [former, name] of Object.entries(names)) {
        expect(row).toHaveProperty(name);
        expect(row[former]).toEqual(row[name]);
      }
    }
  },
);

/** Per request with aliases: asks with these names of its fields, and says what became of it. */
function requests(): Readonly<Record<string, (values: Record<string, unknown>) => Promise<unknown>>> {
  const put = (path: string, body: object, as = owner) => program.ask(path, { method: "PUT", as, body });
  return {
    "PUT /api/films/{id}/dismissed": async (body) => (await put(`/api/films/${filmId}/dismissed`, body)).status,
    "PUT /api/settings": async (body) => (await put("/api/settings", body)).body.outboundRequestsAllowed,
    "GET /api/review/guesses": async (query) =>
      (await get(`/api/review/guesses?${new URLSearchParams(query as Record<string, string>)}`)).total,
    "PUT /api/me/password": async (body) => (await put("/api/me/password", body, member)).status,
  };
}

test.for([
  ["PUT /api/films/{id}/dismissed", { dismissed: true }, 204, { notForMe: "perhaps" }, 422],
  ["PUT /api/settings", { outboundRequestsAllowed: false }, false, {}, false],
  ["GET /api/review/guesses", { minScore: "0.5" }, 2, { atLeast: "0.9999" }, 0],
  [
    "PUT /api/me/password",
    { currentPassword: MEMBER.password, newPassword: MEMBER.password },
    204,
    { present: "not this one", next: NEW_PASSWORD },
    403,
  ],
] as const)("%s takes its fields by either name", async ([route, fields, outcome, other, otherOutcome]) => {
  const { names } = fieldAliases.find((alias) => alias.of === "request" && alias.route === route)!;
  const former = Object.fromEntries(
    Object.entries(names).map(([before, name]) => [before, (fields as Record<string, unknown>)[name]]),
  );
  const ask = requests()[route]!;
  expect(await ask(fields)).toEqual(outcome);
  expect(await ask(former)).toEqual(outcome);
  expect(await ask(other)).toEqual(otherOutcome);
});

test("every aliased request is asked above", () => {
  expect(Object.keys(requests()).sort()).toEqual(
    fieldAliases
      .filter(({ of }) => of === "request")
      .map(({ route }) => route)
      .sort(),
  );
});

test("today's name comes before the former one, and one of them must be there", async () => {
  const both = { dismissed: true, notForMe: false };
  const address = `/api/films/${filmId}/dismissed`;
  expect((await program.ask(address, { method: "PUT", as: owner, body: both })).status).toBe(204);
  const exported = await program.ask("/api/me/export.json", { as: owner });
  expect(JSON.stringify(exported.body)).toContain('"notForMe":true');
  const missing = await program.ask(address, { method: "PUT", as: owner, body: {} });
  expect(missing.body).toMatchObject({ status: 422, errors: [{ path: "dismissed" }] });
});

async function get(path: string): Promise<Answer["body"]> {
  return (await program.ask(path, { as: owner })).body;
}

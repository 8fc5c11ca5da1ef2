import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OWNER } from "../wholeProgram/program.ts";
import { addressOf, type DescribedRoute, describedRoutes } from "./describedRoutes.ts";
import { libraryContent } from "./libraryContent.ts";
import { OPEN_ROUTES, OWNER_ROUTES, VALID_BODIES } from "./routeLists.ts";
import { MEMBER, OTHER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

/** Part of everything that one member enters: no answer to anybody else may contain it. */
const MARK = "marked-5fe1c3";
/** Part of the paths that the owner names: no answer to a member may contain it. */
const OWNERS_MARK = "marked-server-path-90b2";
const RATING = 4.5;

let program: ServedProgram;
let owner: string;
let member: string;
let other: string;
let routes: readonly DescribedRoute[];
/** Ids of the member's data, by the beginning of their URLs. */
let memberIds: Readonly<Record<string, string | number>>;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member, other } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  const path = join(program.folder, "films");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  await failingImport();
  memberIds = await enterEverything();
  routes = await describedRoutes(program, owner);
});
afterAll(() => program?.[Symbol.asyncDispose]());

/** A failing job of the owner whose error contains a server path. */
async function failingImport(): Promise<void> {
  const folder = join(program.folder, OWNERS_MARK);
  mkdirSync(folder);
  const path = join(folder, `${OWNERS_MARK}.zip`);
  writeFileSync(path, "no archive");
  const { status } = await program.ask("/api/ratings/imports", { method: "POST", as: owner, body: { path } });
  expect(status).toBe(202);
  await program.settled();
  const jobs = await program.ask("/api/jobs?kind=import_ratings", { as: owner });
  expect(jobs.body.items).toMatchObject([{ state: "failed" }]);
}

async function enterEverything(): Promise<Record<string, string | number>> {
  const post = (path: string, body: object) => program.ask(path, { method: "POST", as: member, body });
  const list = (await post("/api/me/lists", { name: MARK })).body;
  const smartList = (await post("/api/me/smart-lists", { name: MARK, filter: { q: MARK } })).body;
  const [film] = (await program.ask("/api/films", { as: member })).body.items;
  const put = (path: string, body: object | string) => program.ask(path, { method: "PUT", as: member, body });
  expect((await put(`/api/films/${film.id}/rating`, { value: RATING })).status).toBe(204);
  expect((await put(`/api/me/lists/${list.id}/films/${film.id}`, { listed: true })).status).toBe(204);
  const csv = `Const,Your Rating,Date Rated,Title,Title Type,Year\ntt9999999,9,2023-05-01,${MARK},Movie,1971\n`;
  const imported = await put(`/api/me/ratings/imdb/${MARK}.csv`, csv);
  expect([imported.status, imported.body.importId]).toEqual([200, expect.any(Number)]);
  const [session] = (await program.ask("/api/sessions", { as: member })).body.items;
  return {
    "/api/sessions/": session.id,
    "/api/me/lists/": list.id,
    "/api/me/smart-lists/": smartList.id,
    "/api/me/ratings/imports/": imported.body.importId,
  };
}

function foreignAddress(route: DescribedRoute): string {
  const prefix = Object.keys(memberIds).find((path) => route.path.startsWith(path));
  return addressOf(route, { id: prefix ? memberIds[prefix]! : 1, userId: MEMBER.userId });
}

/** Requests to every route in another person's name, with ids of the member. */
async function askEverything(as: string): Promise<{ readonly name: string; readonly text: string }[]> {
  const answers = [];
  for (const route of routes) {
    // Would end the session used here.
    if (route.name === "DELETE /api/sessions/current" || (as === member && route.path === "/api/sessions/{id}"))
      continue;
    // Would remove the member, who is needed below.
    if (route.name === "DELETE /api/users/{userId}") continue;
    const body = VALID_BODIES[route.name] ?? (route.takesJson ? {} : undefined);
    const answer = await program.ask(foreignAddress(route), { method: route.method, as, body });
    answers.push({ name: route.name, text: JSON.stringify(answer.body) });
  }
  return answers;
}

/** The member's rows in the database. */
function memberRows(): Record<string, unknown[]> {
  const content = libraryContent(program.dataFolder);
  const key = (content.user as { id: number; user_id: string }[]).find(({ user_id }) => user_id === MEMBER.userId)?.id;
  expect(key).toBeDefined();
  const lists = new Set(
    (content.list as { id: number; user: number }[]).filter(({ user }) => user === key).map(({ id }) => id),
  );
  return Object.fromEntries(
    Object.entries(content).map(([table, rows]) => [
      table,
      (rows as { user?: unknown; list?: unknown }[]).filter(
        (row) => row.user === key || (table === "list_film" && lists.has(row.list as number)),
      ),
    ]),
  );
}

test("every route declares who may call it and whose data it serves", () => {
  for (const { name, access, data } of routes) {
    const expected = name in OPEN_ROUTES ? "public" : name in OWNER_ROUTES ? "owner" : "authenticated";
    expect([name, access]).toEqual([name, expected]);
    expect(["public", "own", "library", "owner"], name).toContain(data);
    // Only the owner may call routes with the owner's data; routes without a session serve nobody's data.
    expect([name, data === "owner"]).toEqual([name, access === "owner"]);
    if (access === "public") expect([name, data]).toEqual([name, "public"]);
  }
});

test("a path below `me` serves the caller's own data", () => {
  for (const { name, path, data } of routes)
    if (path.startsWith("/api/me/")) expect([name, data]).toEqual([name, "own"]);
});

describe("what a member entered", () => {
  test("is in the member's own responses, which proves that the search below can find it", async () => {
    const answers = await askEverything(member);
    const marked = answers.filter(({ text }) => text.includes(MARK)).map(({ name }) => name);
    expect(marked).toEqual(
      expect.arrayContaining(["GET /api/me/lists", "GET /api/me/smart-lists", "GET /api/ratings/imports"]),
    );
  });

  test.for(["another member", "the owner"])("is neither shown to %s nor changed by them, on any route", async (who) => {
    memberIds = await enterEverything().catch(() => memberIds);
    const before = memberRows();
    for (const { name, text } of await askEverything(who === "the owner" ? owner : other)) {
      expect([name, text]).toEqual([name, expect.not.stringContaining(MARK)]);
      expect([name, text]).toEqual([name, expect.not.stringContaining(String(memberIds["/api/sessions/"]))]);
      expect([name, text]).toEqual([name, expect.not.stringContaining(`"userRating":${RATING}`)]);
    }
    expect(memberRows()).toEqual(before);
  });
});

test("a member gets no server path outside the library's folders", async () => {
  for (const { name, text } of await askEverything(other)) {
    expect([name, text]).toEqual([name, expect.not.stringContaining(`${OWNERS_MARK}/`)]);
    expect([name, text]).toEqual([name, expect.not.stringContaining(program.dataFolder)]);
  }
});

describe("a prediction", () => {
  const predict = (as: string, userId: string | number) =>
    program.ask("/predict/", { method: "POST", as, body: { user_id: userId, top_n: 3 } });

  test("is refused to a member for anybody else, whether or not that user exists", async () => {
    const answers = [];
    for (const id of [
      MEMBER.userId,
      OWNER.userId,
      "nobody at all",
      1,
      "1",
      `${OTHER.userId} `,
      OTHER.userId.toUpperCase(),
    ])
      answers.push(await predict(other, id));
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, "not_your_data"]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test("is returned to a member for themselves, and to the owner for anybody", async () => {
    expect((await predict(other, OTHER.userId)).status).toBe(200);
    expect((await predict(owner, MEMBER.userId)).status).toBe(200);
    expect((await predict(owner, "nobody at all")).body).toMatchObject({ cold_start: true });
  });
});

test("the flow shows a member no session but their own", async () => {
  const sessionsIn = async (as: string) => {
    const { items } = (await program.ask("/api/flow/recent", { as })).body;
    return new Set(items.flatMap(({ session }: { session?: string | null }) => session ?? []));
  };
  await program.ask("/api/films", { as: owner });
  await program.ask("/api/films", { as: other });
  expect((await sessionsIn(owner)).size).toBeGreaterThan(1);
  expect((await sessionsIn(other)).size).toBe(1);
});

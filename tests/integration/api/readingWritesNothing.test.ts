import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DescribedRoute, describedRoutes } from "./describedRoutes.ts";
import { libraryContent } from "./libraryContent.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

/** Names that the program never gave out, for any parameter of a URL. */
const MADE_UP = ["987654", "nobody-knows-this.jpg", "made-up-name", "beside-77", "within-77", "400"];

let program: ServedProgram;
let owner: string;
let member: string;
let routes: readonly DescribedRoute[];

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4", "Nosferatu.mp4");
  const path = join(program.folder, "films");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  routes = (await describedRoutes(program, owner)).filter(({ method }) => method === "GET");
});
afterAll(() => program?.[Symbol.asyncDispose]());

/** Tables of what people own; the program may record what it suggested. */
const PERSONAL_TABLES = [
  "user",
  "session",
  "list",
  "list_film",
  "smart_list",
  "rating",
  "rating_layer",
  "film",
  "file",
];
const personalContent = () => {
  const content = libraryContent(program.dataFolder);
  return PERSONAL_TABLES.map((table) => [table, content[table] ?? expect.fail(`no table ${table}`)]);
};

test("reading with real names changes nothing that a person owns", async () => {
  const before = personalContent();
  for (const as of [member, owner]) {
    for (const { path, parameters } of routes)
      if (parameters.length === 0 && path !== "/api/events") await program.ask(path, { as });
    const lists = (await program.ask("/api/me/lists", { as })).body.items;
    expect(lists.map(({ kind }: { kind: string }) => kind)).toEqual(["watchlist", "favourites"]);
  }
  expect(personalContent()).toEqual(before);
});

const outside = () => program.tmdb.requests.length;

test("reading with made-up names writes no row and sends no outbound request, on any route", async () => {
  const addresses = routes.flatMap(({ path, parameters }) =>
    parameters.length === 0 ? [] : parameters.flatMap((name) => MADE_UP.map((word) => fill(path, name, word))),
  );
  expect(addresses.length).toBeGreaterThan(50);
  const before = { rows: libraryContent(program.dataFolder), requests: outside() };
  for (const as of [member, owner]) {
    for (const address of new Set(addresses)) {
      const { status } = await program.ask(address, { as });
      expect([address, status]).not.toEqual([address, 500]);
    }
  }
  expect(libraryContent(program.dataFolder)).toEqual(before.rows);
  expect(outside()).toBe(before.requests);
});

/** Other parameters name existing items, so that a made-up name next to a real one is tested too. */
function fill(path: string, name: string, word: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, each: string) => (each === name ? word : "1"));
}

test("a poster is fetched only for a candidate that the program returned", async () => {
  const { items } = (await program.ask("/api/files", { as: member })).body;
  const file = items[0];
  const { candidates } = (
    await program.ask(`/api/files/${file.id}/candidates?query=The%20Glass%20Orchard&year=2021`, { as: member })
  ).body;
  const poster = candidates.map(({ poster: each }: { poster: string | null }) => each).find(Boolean);
  expect(poster).toMatch(/^\/api\/artwork\/candidate\//);
  const before = outside();
  expect((await program.ask(poster, { as: member })).status).toBe(200);
  expect(outside()).toBe(before + 1);
  // The other file does not have that candidate.
  const other = items.find(({ id }: { id: number }) => id !== file.id);
  const foreign = poster.replace(`/candidate/${file.id}/`, `/candidate/${other.id}/`);
  const named = (await program.ask(`/api/files/${other.id}/candidates`, { as: member })).body.candidates;
  const isOwnCandidate = named.some(({ poster: each }: { poster: string | null }) => each === foreign);
  expect((await program.ask(foreign, { as: member })).status).toBe(isOwnCandidate ? 200 : 404);
  expect((await program.ask(`/api/artwork/candidate/${file.id}/made-up.jpg`, { as: member })).status).toBe(404);
  expect(outside()).toBe(before + 1);
});

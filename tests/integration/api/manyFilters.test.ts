import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FILM_FILTERS, FILTER_NAMES, sortedFilter } from "../../../src/contract/index.ts";
import { createEstimateTable, createLibraryReads } from "../../../src/library/index.ts";
import { anySentFilter } from "../../support/anyFilter.ts";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

let program: ServedProgram;
let owner: string;
let member: string;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  const path = join(program.folder, "films");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
});
afterAll(() => program?.[Symbol.asyncDispose]());

const statementCount = () => program.engine.local.store.statementCount();
const fetchAs = (session: string, path: string) =>
  program.engine.fetch(new Request(program.host.url + path, { headers: { authorization: `Bearer ${session}` } }), {
    address: "127.0.0.1",
  });

describe("a parameter that is repeated", () => {
  test("600 times counts once, and adds one prepared statement", async () => {
    await fetchAs(member, "/api/films?resolution=SD");
    const before = statementCount();
    for (const name of ["resolution", "genre", "language"]) {
      for (const value of ["SD", "4K"]) {
        const repeated = Array.from({ length: 600 }, () => `${name}=${value}`).join("&");
        const [once, often] = await Promise.all(
          [`${name}=${value}`, repeated].map(async (query) => (await fetchAs(member, `/api/films?${query}`)).json()),
        );
        expect(often).toEqual(once);
      }
    }
    // A filter by language and one by genre are new here; another number of values makes no new statement.
    expect(statementCount() - before).toBeLessThan(30);
  });

  test.for([3_000, 100_000])("%i times is refused with a reason, on every route with filters", async (times) => {
    for (const path of [
      "/api/films",
      "/api/films/jump-index",
      "/api/films/ids?from=0&to=9",
      "/api/films/index-of-title?title=a",
    ]) {
      const query = Array.from({ length: times }, () => "resolution=SD").join("&");
      const answer = await fetchAs(member, `${path}${path.includes("?") ? "&" : "?"}${query}`);
      expect([path, answer.status]).toEqual([path, 422]);
    }
    // Over HTTP the request line is already too long.
    const line = await program.ask(`/api/films?${"resolution=SD&".repeat(3_000)}`, { as: member });
    expect(line.status).toBe(431);
  });

  test.for([
    ["an index of a billion", "resolution[999999999]=SD"],
    ["the largest index", "genre[4294967294]=a"],
    ["__proto__ as a key", "genre[__proto__]=a"],
    ["constructor and prototype as keys", "genre[constructor][prototype]=a"],
    ["__proto__ as the name", "__proto__[q]=a"],
    ["two thousand levels", `genre${"[a]".repeat(2_000)}=x`],
    ["75 words", `q=${"a%20".repeat(75)}`],
    ["a long word", `q=${"x".repeat(299)}`],
    ["two values where there is one", "yearFrom=1&yearFrom=2"],
    ["an exponent", "limit=1e3"],
    ["a large limit", "limit=99999999999999999999"],
    ["NUL as a cursor", "cursor=%00"],
    ["a long cursor", `cursor=${"e".repeat(2_000)}`],
    ["NaN", "ratingFrom=NaN"],
    ["Infinity", "personId=Infinity"],
    ["a number that is not a safe integer", "yearFrom=9007199254740993"],
  ])("with %s ends in a list or a reason", async ([, query]) => {
    const { status } = await fetchAs(member, `/api/films?${query}`);
    expect([200, 400, 422]).toContain(status);
  });
});

test("ten thousand different filters create a bounded number of prepared statements", () => {
  const { store } = program.engine.local;
  const library = createLibraryReads({ store, clock: Date, estimates: createEstimateTable(store) });
  // Every combination of filters has its own SQL text.
  for (let asked = 0; asked < 10_000; asked += 1) {
    const chosen = FILTER_NAMES.filter((name, index) => name !== "q" && (asked >> index) % 2 === 1);
    const filter = Object.fromEntries(chosen.map((name) => [name, valueAt(name, asked)]));
    library.films.counts(1, [sortedFilter.parse(filter)]);
  }
  expect(store.statementCount()).toBeLessThanOrEqual(1_000);
});

function valueAt(name: keyof typeof FILM_FILTERS, index: number): unknown {
  const filter = FILM_FILTERS[name];
  switch (filter.kind) {
    case "text":
      return `t${index}`;
    case "texts":
      return [`v${index}`, `w${index}`];
    case "choice":
      return filter.of[0];
    case "choices":
      return filter.of.slice(index % 3);
    case "flag":
      return index % 3 === 0;
    case "ids":
      return [1 + (index % 1_000), 2 + (index % 1_000)];
    case "day":
      return `20${10 + (index % 90)}-01-31`;
    case "id":
    case "whole":
      return 1 + (index % 1_000);
    case "number":
      return filter.from;
  }
}

describe("a saved filter", () => {
  const save = (name: string, filter: unknown) =>
    program.ask("/api/me/smart-lists", { method: "POST", as: member, body: { name, filter } });
  const all = () => program.ask("/api/me/smart-lists", { as: member });

  test("with a value repeated 600 times is saved with it once; with too many values it is refused", async () => {
    const { status, body } = await save("often", { resolution: Array.from({ length: 600 }, () => "SD") });
    expect([status, body.filter]).toEqual([201, { resolution: ["SD"] }]);
    const genre = Array.from({ length: 51 }, (_, index) => `genre ${index}`);
    expect((await save("too many", { genre })).status).toBe(422);
    expect((await save("too long", { genre: ["x".repeat(101)] })).status).toBe(422);
    expect((await all()).status).toBe(200);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a key that no filter has", { titel: "Heat" }],
    ["such a key among others", { genre: ["Drama"], minYear: 1990 }],
    ["a truth for a number", { yearFrom: true }],
    ["a list for a number", { yearFrom: [1990] }],
    ["an empty text for a number", { yearFrom: "" }],
    ["a truth for an id", { listId: true }],
    ["a number in another notation", { personId: "0x10" }],
  ])("with %s is refused, and nothing is saved", async (_, filter) => {
    const before = (await all()).body.items.length;
    expect((await save("refused", filter)).status).toBe(422);
    expect((await all()).body.items).toHaveLength(before);
  });

  test("may have null for what is not set", async () => {
    const saved = await save("nulls", { yearFrom: null, genre: null, watched: true, sort: null });
    expect([saved.status, saved.body.filter]).toEqual([201, { watched: true }]);
    await program.ask(`/api/me/smart-lists/${saved.body.id}`, { method: "DELETE", as: member });
  });

  test("law: whatever is accepted is read back as it was accepted", async () => {
    await fc.assert(
      fc.asyncProperty(anySentFilter, async (filter) => {
        const saved = await save(`law ${Math.random()}`, filter);
        expect(saved.status).toBe(201);
        const { items } = (await all()).body;
        expect(items.find(({ id }: { id: number }) => id === saved.body.id).filter).toEqual(saved.body.filter);
        expect(sortedFilter.parse(saved.body.filter)).toEqual(saved.body.filter);
        await program.ask(`/api/me/smart-lists/${saved.body.id}`, { method: "DELETE", as: member });
      }),
      { numRuns: 60 },
    );
  });

  test("that cannot be read is omitted, and can be replaced or removed", async () => {
    const ids: number[] = [];
    for (const name of ["a", "b", "c"]) ids.push((await save(name, {})).body.id);
    const database = new BetterSqlite(join(program.dataFolder, "library.db"));
    for (const [index, filter] of ["{", '{"resolution":"16K"}', '{"yearFrom":"soon"}'].entries())
      database.prepare("UPDATE smart_list SET filter = ? WHERE id = ?").run(filter, ids[index]);
    database.close();
    const { status, body } = await all();
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(["often"]);
    const changed = await program.ask(`/api/me/smart-lists/${ids[0]}`, {
      method: "PUT",
      as: member,
      body: { name: "a", filter: { hdr: true } },
    });
    expect(changed.body).toMatchObject({ name: "a", filter: { hdr: true } });
    for (const id of ids)
      expect((await program.ask(`/api/me/smart-lists/${id}`, { method: "DELETE", as: member })).status).toBe(204);
    const logged = await program.ask("/api/logs?text=saved%20filter", { as: owner });
    expect(logged.body.items).not.toEqual([]);
  });
});

test("a stored setting that cannot be read falls back to its default, and is logged", async () => {
  const database = new BetterSqlite(join(program.dataFolder, "library.db"));
  const put = database.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)");
  put.run("learning", '{"minRatingsPerFilm":0}');
  put.run("drift_threshold_percent", "many");
  put.run("forget_missing_after_days", "1.5");
  database.close();
  const { status, body } = await program.ask("/api/settings", { as: member });
  expect(status).toBe(200);
  expect(body).toMatchObject({ driftThresholdPercent: 20, forgetMissingAfterDays: 90, learning: { trainAfter: 50 } });
  const logged = await program.ask("/api/logs?text=stored%20setting", { as: owner });
  expect(logged.body.items).not.toEqual([]);
});

test("a user's lists and saved filters have a maximum number", async () => {
  const other = await program.logIn({ userId: "hedy", password: "frequency hopping piano" });
  for (const path of ["/api/me/lists", "/api/me/smart-lists"]) {
    let refused = 0;
    for (let index = 0; index < 205; index += 1) {
      const answer = await program.ask(path, { method: "POST", as: other, body: { name: `n${index}`, filter: {} } });
      if (answer.status !== 201) {
        refused += 1;
        expect(answer.body.code).toBe("too_many_lists");
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect((await program.ask(path, { as: other })).body.items).toHaveLength(200);
  }
});

import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER_ROUTES, VALID_BODIES } from "../../integration/api/routeLists.ts";
import { type ServedProgram, startServedProgram } from "../../integration/api/servedProgram.ts";
import { type RouteInputs, routeInputsOf } from "./describedInputs.ts";
import { HOSTILE_JSON, HOSTILE_TEXTS, LONG_JSON, placesIn, plausible, withJsonAt } from "./hostileInputs.ts";

/** Hostile values that one place of one route is given; with another seed these are others. */
const VALUES_OF_A_PLACE = 8;
/** Fetch from the network, train or draw for minutes, or end the sessions used here; their inputs are like others'. */
const LEFT_OUT =
  /^(?:POST \/api\/samples|POST \/training|POST \/api\/communities|DELETE \/api\/sessions|GET \/api\/events)/;
/** What removes films, files or folders comes last, so that the other routes have some. */
const REMOVES = /^DELETE |remove|merge|bin|split|age-limit|maintenance/;
/** Part of all that the member entered. */
const MARK = "marked-7b1d";

let program: ServedProgram;
let owner: string;
let member: string;
let routes: readonly RouteInputs[];
let ids: Readonly<Record<string, number>>;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner, member } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4", "The.Glass.Orchard.1985.mp4", "Nobody.Knows.This.2001.mp4");
  await program.ask("/api/folders", { method: "POST", as: owner, body: { path: join(program.folder, "films") } });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const [film] = (await program.ask("/api/films?q=orchard", { as: owner })).body.items;
  const { files, credits } = (await program.ask(`/api/films/${film.id}`, { as: owner })).body;
  const list = (await program.ask("/api/me/lists", { method: "POST", as: member, body: { name: MARK } })).body;
  await program.ask("/api/me/smart-lists", { method: "POST", as: member, body: { name: MARK, filter: { q: MARK } } });
  ids = { films: film.id, files: files[0].id, people: credits[0].personId, lists: list.id };
  const description = (await program.ask("/api/openapi.json", { as: owner })).body;
  const all = routeInputsOf(description as Parameters<typeof routeInputsOf>[0]).filter(
    ({ name }) => !LEFT_OUT.test(name),
  );
  routes = [...all.filter(({ name }) => !REMOVES.test(name)), ...all.filter(({ name }) => REMOVES.test(name))];
});
afterAll(() => program?.[Symbol.asyncDispose]());

interface Attack {
  readonly route: RouteInputs;
  /** With its query, encoded. */
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** The route's path with ids that exist. */
function addressOf({ path }: RouteInputs): string {
  const kind = Object.keys(ids).find((name) => path.includes(`/${name}/{`));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === "filmId" ? String(ids.films) : name === "id" ? String(kind ? ids[kind] : 1) : "1",
  );
}

/** As the program's clients send it, and what a program behind them would: nothing here is checked on the way. */
async function send({ route, path, body }: Attack, as: string): Promise<{ status: number; text: string }> {
  const headers = {
    authorization: `Bearer ${as}`,
    "content-type": "application/json",
    host: new URL(program.host.url).host,
  };
  const request = new Request(`${program.host.url}${path}`, {
    method: route.method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const response = await program.engine.fetch(request, { address: "127.0.0.1" });
  return { status: response.status, text: await response.text() };
}

/** Every answer is a success or a refusal with a code and a sentence; no refusal tells of the inside. */
async function expectAnswered(attack: Attack, as: string): Promise<string> {
  const { status, text } = await send(attack, as);
  const what = `${attack.route.method} ${attack.path.slice(0, 300)} ${String(attack.body ?? "").slice(0, 300)}`;
  if (status < 400) return text;
  const problem = JSON.parse(text);
  expect([what, status, problem.code], text).toEqual([
    what,
    expect.not.toSatisfy((code: number) => code === 500),
    expect.not.stringMatching(/^unexpected$/),
  ]);
  expect([what, problem.status, problem.detail]).toEqual([
    what,
    status,
    expect.not.stringMatching(/^$|^[a-z]+_[a-z_]+$/),
  ]);
  expect([what, text]).toEqual([what, expect.not.stringMatching(/SQLITE|SELECT |node_modules|\.ts:\d/)]);
  return text;
}

/** Some of the values, others for each place. */
const someOf = (values: readonly string[], count = VALUES_OF_A_PLACE): string[] =>
  fc.sample(fc.uniqueArray(fc.constantFrom(...values), { minLength: count, maxLength: count }), 1)[0] ?? [];

function bodiesOf(route: RouteInputs): unknown[] {
  if (!route.body) return [];
  const valid = VALID_BODIES[route.name] ?? OWNER_ROUTES[route.name];
  return valid ? [plausible(route.body), valid] : [plausible(route.body)];
}

function jsonAttacks(route: RouteInputs): Attack[] {
  const path = addressOf(route);
  return bodiesOf(route).flatMap((body) =>
    placesIn(body).flatMap((place) =>
      [...someOf(HOSTILE_JSON), ...someOf(LONG_JSON, 1)].map((json) => ({
        route,
        path,
        body: withJsonAt(body, place, json),
      })),
    ),
  );
}

/** Keys twice, prototypes and keys that every object has, texts that are not JSON or not Unicode. */
const RAW_BODIES: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  ...["", " ", "null", "1", '"a"', "[]", "{", "{}}", '{"a":1,"a":{}}', "\ufeff{}", '{"__proto__":{"role":"owner"}}'],
  ...['{"constructor":{"prototype":{"role":"owner"}}}', '{"hasOwnProperty":1,"toString":1}', "{}\0", "[1e400]", "NaN"],
  ...[
    [0xff, 0xfe, 0x7b, 0, 0x7d, 0],
    [0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d],
    [0xc0, 0x80],
  ].map((bytes) => Uint8Array.from(bytes)),
];

/** Written into an address as they stand. */
const HOSTILE_IDS: readonly string[] = [
  ...["%00", "1%00", "%ED%A0%80", "%C0%AE", "%FF", "%", "%zz", "%2e%2e", "1%2F2", "1%5C2", "%2531", "１", "٣", "0x1"],
  ...[
    "1e0",
    "+1",
    "-0",
    "01",
    "1.0",
    "9007199254740993",
    "18446744073709551616",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...["%E2%80%AE1", "1;2", "1,2", "1%0A", "%20", "null", "undefined", "%F0%9F%8E%AC", "a".repeat(5_000), "%7B%7D"],
];

const HOSTILE_QUERIES: readonly string[] = [
  ...["__proto__[role]=owner", "constructor[prototype][role]=owner", "[]=1", "[=1", "a]=1", "=", "&&&", "%", "%00=%00"],
  ...["limit=1&limit=2", "limit[]=1", "limit[0]=1", "limit[a]=1", "limit[9999]=1", "limit[length]=9", "cursor[0]=a"],
  ...[
    `q${"[0]".repeat(1_500)}=1`,
    `q=${"%F0%9F%8E%AC".repeat(900)}`,
    "q[toString]=1",
    "sort=__proto__",
    "order=toString",
  ],
];

const idAttacks = (route: RouteInputs): Attack[] =>
  route.path.includes("{")
    ? someOf(HOSTILE_IDS, 12).map((id) => {
        const body = bodiesOf(route).at(-1);
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        return { route, path: route.path.replaceAll(/\{\w+\}/g, id), ...sent };
      })
    : [];

function queryAttacks(route: RouteInputs): Attack[] {
  const path = addressOf(route);
  const values = route.query.flatMap((name) =>
    someOf(HOSTILE_TEXTS, 5).map((text) => `${name}=${encodeURIComponent(text.toWellFormed())}`),
  );
  return [...values, ...someOf(HOSTILE_QUERIES, route.query.length > 0 ? 9 : 2)].map((query) => ({
    route,
    path: `${path}?${query}`,
  }));
}

const rawAttacks = (route: RouteInputs): Attack[] =>
  route.body ? RAW_BODIES.map((body) => ({ route, path: addressOf(route), body })) : [];

/** A cursor that the list made, with something else in the place of each value. */
async function cursorAttacks(route: RouteInputs): Promise<Attack[]> {
  if (!route.query.includes("cursor")) return [];
  const orders = route.query.includes("sort") ? ["", "&sort=added", "&sort=year", "&q=the"] : [""];
  const attacks: Attack[] = [];
  for (const order of orders) {
    const path = `${addressOf(route)}?limit=1${order}`;
    const { nextCursor } = JSON.parse((await send({ route, path }, owner)).text);
    if (typeof nextCursor !== "string") continue;
    const values: unknown = JSON.parse(Buffer.from(nextCursor, "base64url").toString());
    for (const place of placesIn(values))
      for (const json of someOf(HOSTILE_JSON)) {
        const cursor = Buffer.from(withJsonAt(values, place, json)).toString("base64url");
        attacks.push({ route, path: `${path}&cursor=${cursor}` });
      }
  }
  return attacks;
}

const KINDS = {
  "a body": (route: RouteInputs) => [...rawAttacks(route), ...jsonAttacks(route)],
  "an id": idAttacks,
  "a query": queryAttacks,
  "a cursor": cursorAttacks,
} as const;

test.for(Object.keys(KINDS) as (keyof typeof KINDS)[])(
  "whatever stands in %s, every route succeeds or refuses with a reason, and shows nothing of another person",
  async (kind) => {
    let asked = 0;
    for (const route of routes) {
      for (const attack of await KINDS[kind](route)) {
        const text = await expectAnswered(attack, owner);
        expect([attack.route.name, text]).toEqual([attack.route.name, expect.not.stringContaining(MARK)]);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(kind === "a cursor" ? 50 : 300);
  },
);

test("what was accepted is read back: every list and page answers after all this, for everyone", async () => {
  for (const as of [owner, member])
    for (const route of routes.filter(
      ({ method, path, isForOwner }) => method === "GET" && !path.includes("{") && !(as === member && isForOwner),
    )) {
      const { status, text } = await send({ route, path: addressOf(route) }, as);
      expect([route.name, status], text.slice(0, 500)).toEqual([
        route.name,
        expect.toSatisfy((code: number) => code < 400 || code === 422 || code === 409),
      ]);
    }
  const kept = (await program.ask("/api/me/lists", { as: member })).body.items.map(
    ({ name }: { name: string }) => name,
  );
  expect(kept).toContain(MARK);
});

import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import type { Session } from "../../../src/accounts/index.ts";
import { isDeeperThan } from "../../../src/api/guardJson.ts";
import { createRequestLimits } from "../../../src/api/limits/requestLimits.ts";
import { OWNER } from "../wholeProgram/program.ts";
import { addressOf, describedRoutes } from "./describedRoutes.ts";
import { MEMBER, OTHER, type ServedProgram, startServedProgram } from "./servedProgram.ts";

test("a member may make many changes a minute, up to a limit; the owner more, and others are not affected", async () => {
  // The clock stands still, so that nothing depends on this machine's speed.
  let now = Date.now();
  await using program = await startServedProgram({ clock: { now: () => now } });
  const { owner, member, other } = await program.household();
  const rate = (as: string) =>
    program.engine.fetch(
      new Request(`${program.host.url}/api/films/1/rating`, {
        method: "PUT",
        headers: { authorization: `Bearer ${as}`, "content-type": "application/json" },
        body: JSON.stringify({ value: 4 }),
      }),
      { address: "127.0.0.1" },
    );
  const statuses = new Map<number, number>();
  let refused: Response | undefined;
  for (let index = 0; index < 700; index += 1) {
    const answer = await rate(member);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 429) refused ??= answer;
  }
  expect(Object.fromEntries(statuses)).toEqual({ 404: 600, 429: 100 });
  expect(refused?.headers.get("retry-after")).toBe("1");
  expect(await refused?.json()).toMatchObject({ code: "too_many_writes", status: 429, detail: expect.any(String) });
  // Other sessions of the same user count too; reads do not.
  const elsewhere = await program.logIn(MEMBER);
  expect((await rate(elsewhere)).status).toBe(429);
  expect((await program.ask("/api/films", { as: member })).status).toBe(200);
  expect((await rate(other)).status).toBe(404);
  for (let index = 0; index < 700; index += 1) expect((await rate(owner)).status).toBe(404);
  now += 60_000;
  expect((await rate(member)).status).toBe(404);
});

test("a session has at most 20 event streams, a user 60, all users together 200, and a closed one frees its slot", async () => {
  await using program = await startServedProgram();
  const { owner, member } = await program.household();
  const streams = await Promise.all(Array.from({ length: 30 }, () => open(program, member)));
  const opened = streams.filter(({ statusCode }) => statusCode === 200);
  const refused = streams.find(({ statusCode }) => statusCode === 429);
  expect([opened.length, streams.filter(({ statusCode }) => statusCode === 429).length]).toEqual([20, 10]);
  expect(refused?.headers["retry-after"]).toBe("5");
  expect(refused?.headers["content-type"]).toBe("application/problem+json");
  for (const stream of opened.slice(0, 3)) stream.destroy();
  await expect.poll(async () => (await open(program, member)).statusCode).toBe(200);

  // Further sessions of the same user share the user's limit, and leave other users theirs.
  const count = async (user: { readonly userId: string; readonly password: string }, sessions: number) => {
    let taken = 0;
    for (let session = 0; session < sessions; session += 1) {
      const as = await program.logIn(user);
      const more = await Promise.all(Array.from({ length: 20 }, () => open(program, as)));
      taken += more.filter(({ statusCode }) => statusCode === 200).length;
    }
    return taken;
  };
  expect(await count(MEMBER, 3)).toBeLessThanOrEqual(60 - 17);
  expect((await open(program, await program.logIn(MEMBER))).statusCode).toBe(429);
  expect(await count(OTHER, 3)).toBe(60);

  // The limit for all.
  expect(await count(await guest(program, owner, "ida"), 3)).toBe(60);
  expect(await count(await guest(program, owner, "joan"), 2)).toBeLessThanOrEqual(200 - 60 - 60 - 18);
  expect((await open(program, owner)).statusCode).toBe(429);
  // Ended sessions release their streams.
  expect((await program.ask("/api/sessions", { method: "DELETE", as: await program.logIn(OTHER) })).status).toBe(200);
  await expect.poll(async () => (await open(program, owner)).statusCode).toBe(200);
});

test("two hundred streams receive each event, and other requests are answered meanwhile", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const received: (() => number)[] = [];
  for (const user of [MEMBER, MEMBER, MEMBER, OTHER, OTHER, OTHER, OWNER, OWNER, OWNER, await guest(program, owner)]) {
    const as = await program.logIn(user);
    for (const stream of await Promise.all(Array.from({ length: 20 }, () => open(program, as)))) {
      let seen = 0;
      stream.setEncoding("utf8").on("data", (text: string) => {
        seen += text.split("event: message").length - 1;
      });
      received.push(() => seen);
    }
  }
  const reader = await program.logIn(MEMBER);
  // Each of these changes is sent to every stream.
  for (let index = 0; index < 20; index += 1)
    expect((await program.ask("/api/films", { as: reader })).status).toBe(200);
  await expect.poll(() => Math.min(...received.map((count) => count()))).toBeGreaterThanOrEqual(20);
});

test("a user downloads two exports at once; one that was read or given up frees its place", async () => {
  await using program = await startServedProgram();
  const { member, other } = await program.household();
  const begin = (as: string, format: string) =>
    program.engine.fetch(
      new Request(`${program.host.url}/api/me/export.${format}`, { headers: { authorization: `Bearer ${as}` } }),
      { address: "127.0.0.1" },
    );
  const [csv, zip] = [await begin(member, "csv"), await begin(member, "zip")];
  expect([csv.status, zip.status]).toEqual([200, 200]);
  const refused = await begin(member, "json");
  expect(await refused.json()).toMatchObject({ code: "too_many_exports", status: 429, detail: expect.any(String) });
  expect(refused.headers.get("retry-after")).toBe("5");
  expect((await begin(other, "json")).status).toBe(200);
  expect((await csv.arrayBuffer()).byteLength).toBeGreaterThan(0);
  const json = await begin(member, "json");
  expect(json.status).toBe(200);
  expect((await begin(member, "csv")).status).toBe(429);
  await zip.body?.cancel();
  expect((await begin(member, "zip")).status).toBe(200);
  // The one that is read to its end is a whole archive.
  await json.body?.cancel();
  const bytes = Buffer.from(await (await begin(member, "zip")).arrayBuffer());
  expect(bytes.toString("latin1", 0, 2)).toBe("PK");
});

test("a user who asks for many frames leaves places for others", async () => {
  const limits = createRequestLimits(Date);
  const [greedy, other] = [1, 2].map((key) => ({ user: { key } }) as Session);
  if (!greedy || !other) throw new Error("there are two");
  const end = Promise.withResolvers<void>();
  const taken = Array.from({ length: 24 }, () => limits.withinFrames(greedy, () => end.promise));
  await expect(limits.withinFrames(greedy, async () => 1)).rejects.toMatchObject({ code: "too_many_frames" });
  expect(await limits.withinFrames(other, async () => 1)).toBe(1);
  end.resolve();
  await Promise.all(taken);
  expect(await limits.withinFrames(greedy, async () => 1)).toBe(1);
});

test("JSON that is nested too deeply or names a prototype is refused on every route, also in a key that the route ignores", async () => {
  await using program = await startServedProgram();
  const { owner } = await program.household();
  const routes = (await describedRoutes(program, owner)).filter(({ takesJson }) => takesJson);
  expect(routes.length).toBeGreaterThan(20);
  const deep = `{"unknown":${"[".repeat(150_000)}${"]".repeat(150_000)}}`;
  expect(isDeeperThan(deep, 100)).toBe(true);
  for (const route of routes) {
    const ask = (body: string) => program.ask(addressOf(route, "1"), { method: route.method, as: owner, body });
    expect([route.name, (await ask(deep)).body.code]).toEqual([route.name, "json_too_deep"]);
    expect([route.name, (await ask('{"a":{"__proto__":{"role":"owner"}}}')).body.code]).toEqual([
      route.name,
      "json_key_refused",
    ]);
  }
});

test.for([
  [
    "a header of 20 kB",
    `GET / HTTP/1.1\r\nHost: HOST\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "headers_too_large",
  ],
  ["an address of 40 kB", `GET /${"x".repeat(40_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`, 431, "headers_too_large"],
  ["rubbish", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400, "bad_request"],
  ["an invalid method", "NO SUCH THING\r\n\r\n", 400, "bad_request"],
  [
    "two lengths",
    "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    400,
    "bad_request",
  ],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
    "bad_request",
  ],
  ["a header with NUL", "GET / HTTP/1.1\r\nHost: HOST\r\nX: a\0b\r\n\r\n", 400, "bad_request"],
] as const)("%s gets a problem document with the usual headers", async ([, text, status, code]) => {
  await using program = await startServedProgram();
  const answer = await raw(program.host.port, text.replace("HOST", `127.0.0.1:${program.host.port}`));
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  expect(head.split("\r\n")[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const header of [
    "nosniff",
    "no-referrer",
    "cross-origin-resource-policy: same-origin",
    "application/problem+json",
  ])
    expect(head).toContain(header);
  expect(JSON.parse(body)).toMatchObject({ status, code, detail: expect.any(String) });
});

/** One more member. */
async function guest(program: ServedProgram, owner: string, userId = "ida") {
  const user = { userId, password: "first of the analysts" };
  expect((await program.ask("/api/users", { method: "POST", as: owner, body: user })).status).toBe(201);
  return user;
}

function open({ open: begin }: ServedProgram, as: string): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  begin("/api/events", { as })
    .on("response", (response) => {
      response.resume().on("error", () => undefined); // ended by the test
      resolve(response);
    })
    .on("error", reject)
    .end();
  return promise;
}

function raw(port: number, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let received = "";
  const socket = connect(port, "127.0.0.1", () => socket.write(Buffer.from(text, "latin1")));
  socket
    .setEncoding("utf8")
    .on("data", (piece: string) => {
      received += piece;
    })
    .on("close", () => resolve(received))
    .on("error", reject);
  return promise;
}

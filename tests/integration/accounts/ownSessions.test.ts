import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MEMBER, OTHER, type ServedProgram, startServedProgram } from "../api/servedProgram.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

let program: ServedProgram;
let member: string;
let other: string;

beforeAll(async () => {
  program = await startServedProgram();
  ({ member, other } = await program.household());
});
afterAll(() => program?.[Symbol.asyncDispose]());

const logIn = async (userAgent: string, user = MEMBER): Promise<string> => {
  const headers = { "user-agent": userAgent };
  return (await program.ask("/api/sessions", { method: "POST", body: user, headers })).body.sessionId;
};
const list = async (as: string) => (await program.ask("/api/sessions", { as })).body.items;
const end = (as: string, id: string) => program.ask(`/api/sessions/${id}`, { method: "DELETE", as });
const isLoggedIn = async (as: string) => (await program.ask("/api/sessions/current", { as })).status === 200;

test("a person sees their own sessions, the browser of each, and which one is current", async () => {
  const firefox = await logIn(FIREFOX);
  const safari = await logIn(SAFARI);
  const items = await list(safari);
  expect(items).toHaveLength(3);
  expect(items.filter(({ current }: { current: boolean }) => current)).toMatchObject([
    { browser: "Safari", system: "iOS", lastUsedAt: expect.any(String), createdAt: expect.any(String) },
  ]);
  expect(items).toContainEqual(expect.objectContaining({ browser: "Firefox", system: "Linux", current: false }));
  expect(items).toContainEqual(expect.objectContaining({ browser: null, system: null, current: false }));
  expect(await list(other)).toHaveLength(1);
  // The list contains no session id, not even part of one.
  for (const id of [firefox, safari, member]) expect(JSON.stringify(items)).not.toContain(id.slice(0, 12));
  for (const id of [firefox, safari]) await end(member, (await list(id)).find(isCurrent).id);
});

test("a user ends one of their sessions: it is refused at once, its event stream closes, the others stay", async () => {
  const ending = await logIn(FIREFOX);
  const staying = await logIn(SAFARI);
  const [endingStream, stayingStream] = [await listen(ending), await listen(staying)];
  const { id } = (await list(ending)).find(isCurrent);
  expect((await end(staying, id)).status).toBe(204);
  expect(await isLoggedIn(ending)).toBe(false);
  await expect.poll(endingStream.hasEnded).toBe(true);
  expect([stayingStream.hasEnded(), await isLoggedIn(staying)]).toEqual([false, true]);
  expect((await end(staying, id)).body.code).toBe("unknown_session");
  await end(member, (await list(staying)).find(isCurrent).id);
});

test("a user ends all their other sessions, and nobody else's", async () => {
  const others = [await logIn(FIREFOX), await logIn(SAFARI)];
  const stream = await listen(others[0]!);
  const answer = await program.ask("/api/sessions", { method: "DELETE", as: member });
  expect(answer.body).toEqual({ ended: 2 });
  for (const one of others) expect(await isLoggedIn(one)).toBe(false);
  await expect.poll(stream.hasEnded).toBe(true);
  expect([await isLoggedIn(member), await isLoggedIn(other)]).toEqual([true, true]);
});

test("another person's session is as unknown as one that never existed", async () => {
  const { id } = (await list(other)).find(isCurrent);
  const foreign = await end(member, id);
  const unknown = await end(member, "0".repeat(16));
  expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
  expect(await isLoggedIn(other)).toBe(true);
  for (const wrong of ["%25", id.slice(0, 8), `${id}0`, id.toUpperCase().replace(/\d/g, "A"), "__proto__"])
    expect((await end(member, wrong)).body.code).toBe("unknown_session");
});

test("a user agent is kept as a browser family, or not at all", async () => {
  for (const userAgent of ["<script>alert(1)</script>", "curl/8.5.0", "x".repeat(5_000), "Firefox/../../etc", "\t"]) {
    const session = await logIn(userAgent);
    const { browser, system } = (await list(session)).find(isCurrent);
    for (const name of [browser, system]) expect(name ?? "").toMatch(/^[A-Za-z .]{0,31}$/);
    await program.ask("/api/sessions/current", { method: "DELETE", as: session });
  }
});

test("a user has at most a hundred sessions: the least recently used one ends", async () => {
  const first = await program.logIn(OTHER);
  const stream = await listen(first);
  for (let index = 0; index < 105; index += 1) await program.logIn(OTHER);
  expect(await list(await program.logIn(OTHER))).toHaveLength(100);
  expect(await isLoggedIn(first)).toBe(false);
  await expect.poll(stream.hasEnded).toBe(true);
});

const isCurrent = ({ current }: { current: boolean }) => current;

async function listen(as: string) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  program.open("/api/events", { as }).on("response", resolve).on("error", reject).end();
  const response = await promise;
  response.resume();
  return { hasEnded: () => response.readableEnded || response.closed };
}

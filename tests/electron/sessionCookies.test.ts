import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSetCookie, SessionCookies } from "../../electron/scheme/sessionCookies.ts";
import { createFileSecrets, createKeyringSecrets } from "../../src/secrets/index.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { createTestKeyring } from "../support/testKeyring.ts";

const NOON = Date.UTC(2026, 0, 1, 12);

test("a session lives on over a restart", async () => {
  const secrets = aStore();
  await (await SessionCookies.open(secrets, () => NOON)).keep(["filmotheque_session=a=b; Max-Age=60"]);
  expect((await SessionCookies.open(secrets, () => NOON)).header()).toBe("filmotheque_session=a=b");
});

test("a session that has run out is not sent", async () => {
  let now = NOON;
  const cookies = await SessionCookies.open(aStore(), () => now);
  await cookies.keep(["filmotheque_session=a; Max-Age=60"]);
  now += 60_000;
  expect(cookies.header()).toBe(null);
});

test.for([
  "filmotheque_session=; Max-Age=0",
  "filmotheque_session=gone; Max-Age=0",
  "filmotheque_session=gone; Max-Age=-1",
  "filmotheque_session=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
])("logging out takes the session away: %s", async (line) => {
  const cookies = await SessionCookies.open(aStore(), () => NOON);
  await cookies.keep(["filmotheque_session=a"]);
  await cookies.keep([line]);
  expect(cookies.header()).toBe(null);
});

test("Max-Age overrules Expires, in either order", () => {
  const expires = "Expires=Thu, 01 Jan 1970 00:00:00 GMT";
  for (const line of [`s=a; Max-Age=60; ${expires}`, `s=a; ${expires}; Max-Age=60`]) {
    expect(readSetCookie(line, NOON)).toEqual({ name: "s", cookie: { value: "a", expiresAt: NOON + 60_000 } });
  }
});

test.for(["{", "[", "null", '{"s":1}', "plain text"])("a saved file that says %j is a lost session", async (saved) => {
  const folder = temporaryFolder("cookies");
  writeFileSync(join(folder, "session"), saved);
  const cookies = await SessionCookies.open(createFileSecrets(folder), () => NOON);
  expect([cookies.header(), cookies.isLost]).toEqual([null, true]);
});

test.for(["[]", "[1]", '[["s"]]', '[["s",{"value":1,"expiresAt":null}]]'])(
  "a saved file with %j means that no one is logged in",
  async (saved) => {
    const folder = temporaryFolder("cookies");
    writeFileSync(join(folder, "session"), saved);
    expect((await SessionCookies.open(createFileSecrets(folder), () => NOON)).header()).toBe(null);
  },
);

test("neither a first start nor a logout counts as a lost session", async () => {
  const secrets = aStore();
  const cookies = await SessionCookies.open(secrets, () => NOON);
  await cookies.keep(["filmotheque_session=a"]);
  await cookies.keep(["filmotheque_session=; Max-Age=0"]);
  expect([cookies.isLost, (await SessionCookies.open(secrets, () => NOON)).isLost]).toEqual([false, false]);
});

test("a session of another system user is lost until a user logs in, and then kept again", async () => {
  const folder = temporaryFolder("cookies");
  const open = (login: string) => {
    const secrets = createKeyringSecrets({ folder, keyring: createTestKeyring(login), onProblem: () => undefined });
    return SessionCookies.open(secrets, () => NOON);
  };
  await (await open("ada")).keep(["filmotheque_session=a"]);

  const cookies = await open("grace");
  expect([cookies.header(), cookies.isLost]).toEqual([null, true]);
  await cookies.keep(["filmotheque_session=b"]);
  expect(cookies.isLost).toBe(false);
  expect((await open("grace")).header()).toBe("filmotheque_session=b");
});

test("a session that was kept without a keyring is encrypted once there is one", async () => {
  const folder = temporaryFolder("cookies");
  const without = await SessionCookies.open(createFileSecrets(folder, "no_keyring"), () => NOON);
  await without.keep(["filmotheque_session=a"]);
  const secrets = createKeyringSecrets({ folder, keyring: createTestKeyring(), onProblem: () => undefined });
  expect((await SessionCookies.open(secrets, () => NOON)).header()).toBe("filmotheque_session=a");
  expect(readdirSync(folder)).toEqual(["session.encrypted"]);
});

function aStore() {
  return createFileSecrets(temporaryFolder("cookies"));
}

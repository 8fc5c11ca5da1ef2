import { mkdtemp, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSetCookie, SessionCookies } from "../../electron/scheme/sessionCookies.ts";
import { openSecretFile } from "../../electron/secrets/secretFile.ts";
import { aBox } from "./support/aBox.ts";

const NOON = Date.UTC(2026, 0, 1, 12);

test("a session lives on over a restart", async () => {
  const box = aBox();
  await (await SessionCookies.open(box, () => NOON)).keep(["filmotheque_session=a=b; Max-Age=60"]);
  expect((await SessionCookies.open(box, () => NOON)).header()).toBe("filmotheque_session=a=b");
});

test("a session that has run out is not sent", async () => {
  let now = NOON;
  const cookies = await SessionCookies.open(aBox(), () => now);
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
  const cookies = await SessionCookies.open(aBox(), () => NOON);
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

test.for(["", "{", "[1]", '[["s"]]', '[["s",{"value":1,"expiresAt":null}]]', '{"s":1}', "null"])(
  "a saved file that says %j means nobody is logged in",
  async (saved) => {
    expect((await SessionCookies.open(aBox(saved), () => NOON)).header()).toBe(null);
  },
);

test("on disk the session is encrypted and readable by its owner alone", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "filmotheque-")), "session");
  const box = await openSecretFile(path, aCipher("gnome_libsecret"), "linux");
  expect(await box.read()).toBe(null);

  await box.write("secret");
  expect(await readFile(path, "utf8")).toBe("terces");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await box.read()).toBe("secret");
});

test("where the system has only a fixed key, nothing is written", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "filmotheque-")), "session");
  const box = await openSecretFile(path, aCipher("basic_text"), "linux");
  await box.write("secret");
  await expect(stat(path)).rejects.toThrow("ENOENT");
});

function aCipher(backend: "basic_text" | "gnome_libsecret") {
  const reversed = (text: string) => [...text].reverse().join("");
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(reversed(text)),
    decryptStringAsync: async (text: Buffer) => ({ result: reversed(String(text)), shouldReEncrypt: false }),
  };
}

import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFileSecrets, createKeyringSecrets, type SecretStore } from "../../../src/secrets/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createTestKeyring } from "../../support/testKeyring.ts";

/** Both secret stores; the tests below hold for each. */
const STORES: Record<string, (folder: string) => SecretStore> = {
  "files of mode 0600": (folder) => createFileSecrets(folder),
  "files of mode 0600, for want of a keyring": (folder) => createFileSecrets(folder, "no_keyring"),
  "the system's keyring": (folder) =>
    createKeyringSecrets({ folder, keyring: createTestKeyring(), onProblem: failTest }),
};

describe.for(Object.entries(STORES))("secrets in %s", ([, open]) => {
  test("a secret that was never written is absent", async () => {
    expect(await open(temporaryFolder()).read("a")).toEqual({ kind: "none" });
  });

  test("what was written is read, also by the next start, and names its protection", async () => {
    const folder = temporaryFolder();
    const secrets = open(folder);
    expect(await secrets.write("a", "first")).toBe(secrets.protection);
    expect(await secrets.write("a", "second")).toBe(secrets.protection);
    await secrets.write("b", "another");
    const found = { kind: "found", value: "second", protection: secrets.protection };
    expect(await secrets.read("a")).toEqual(found);
    expect(await open(folder).read("a")).toEqual(found);
  });

  test("a removed secret is absent, also after a restart", async () => {
    const folder = temporaryFolder();
    const secrets = open(folder);
    await secrets.write("a", "secret");
    await secrets.remove("a");
    await secrets.remove("a");
    expect(await open(folder).read("a")).toEqual({ kind: "none" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("every file is for its owner alone", async () => {
    const folder = temporaryFolder();
    await open(folder).write("a", "secret");
    expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600]);
  });

  test.skipIf(process.platform === "win32")("a plain file that others could read is closed to them", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "secret\n", { mode: 0o644 });
    expect(await open(folder).read("a")).toMatchObject({ value: "secret" });
    expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600]);
  });

  test("a plain file of an earlier version is read", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "secret\n");
    const secrets = open(folder);
    expect(await secrets.read("a")).toEqual({ kind: "found", value: "secret", protection: secrets.protection });
  });

  test("calls at the same time end as if they came one after another", async () => {
    const folder = temporaryFolder();
    const secrets = open(folder);
    const values = Array.from({ length: 20 }, (_, number) => `secret ${number}`);
    const reads = values.map(async (value) => {
      await secrets.write("a", value);
      return secrets.read("a");
    });
    for (const read of await Promise.all(reads)) expect(read.kind).toBe("found");
    expect(await open(folder).read("a")).toMatchObject({ value: "secret 19" });
  });

  test("a draft that a kill left behind is removed and changes nothing", async () => {
    const folder = temporaryFolder();
    const secrets = open(folder);
    await secrets.write("a", "secret");
    const before = readdirSync(folder);
    for (const name of ["a.new", "a.encrypted.new"]) writeFileSync(join(folder, name), "half a secr");
    expect(await open(folder).read("a")).toMatchObject({ value: "secret" });
    expect(readdirSync(folder)).toEqual(before);
  });

  test.for([
    ["bytes that are no text", (path: string) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0xc0, 0x80]))],
    ["a folder in the place of the file", (path: string) => mkdirSync(path)],
  ] as const)("%s: unreadable, not an error, and it can be written anew once that is gone", async ([, damage]) => {
    const folder = temporaryFolder();
    damage(join(folder, "a"));
    expect(await open(folder).read("a")).toMatchObject({ kind: "unreadable", reason: "damaged" });
  });

  test("any text comes back as it was", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((value) => value.trim() === value);
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const folder = temporaryFolder();
        await open(folder).write("a", value);
        expect(await open(folder).read("a")).toMatchObject({ value });
      }),
      { numRuns: 30 },
    );
  });
});

function failTest(error: unknown, what: string): never {
  throw new Error(what, { cause: error });
}

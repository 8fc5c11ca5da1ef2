import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFileSecrets, createKeyringSecrets, findSecret, type Keyring } from "../../../src/secrets/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createTestKeyring } from "../../support/testKeyring.ts";

test("the plain file of an earlier version is encrypted and removed when it is read", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a"), "secret\n");
  expect(await opened(folder).secrets.read("a")).toEqual({ kind: "found", value: "secret", protection: "system" });
  expect(readdirSync(folder)).toEqual(["a.encrypted"]);
  expect(readFileSync(join(folder, "a.encrypted"), "latin1")).not.toContain("secret");
  expect(await opened(folder).secrets.read("a")).toMatchObject({ value: "secret" });
});

test("a plain file next to an encrypted one is newer, and replaces it", async () => {
  const folder = temporaryFolder();
  await opened(folder).secrets.write("a", "of the desktop");
  await createFileSecrets(folder).write("a", "of the web host");
  expect(await createFileSecrets(folder).read("a")).toMatchObject({ value: "of the web host", protection: "file" });

  expect(await opened(folder).secrets.read("a")).toMatchObject({ value: "of the web host" });
  expect(readdirSync(folder)).toEqual(["a.encrypted"]);
});

test("a program without the keyring says that a secret is encrypted, and leaves it alone", async () => {
  const folder = temporaryFolder();
  await opened(folder).secrets.write("a", "secret");
  expect(await createFileSecrets(folder).read("a")).toEqual({ kind: "unreadable", reason: "encrypted", cause: null });
  expect(findSecret(folder, "a")).toBe("encrypted");
  expect(await opened(folder).secrets.read("a")).toMatchObject({ value: "secret" });
});

test("a program without the keyring can make it forget a secret", async () => {
  const folder = temporaryFolder();
  await opened(folder).secrets.write("a", "secret");
  await createFileSecrets(folder).remove("a");
  expect(await opened(folder).secrets.read("a")).toEqual({ kind: "none" });
});

test("what another login encrypted is unreadable, stays where it is, and can be replaced", async () => {
  const folder = temporaryFolder();
  await opened(folder, createTestKeyring("ada")).secrets.write("a", "secret");
  const { secrets } = opened(folder, createTestKeyring("grace"));
  expect(await secrets.read("a")).toMatchObject({ kind: "unreadable", reason: "damaged" });
  expect(await opened(folder, createTestKeyring("ada")).secrets.read("a")).toMatchObject({ value: "secret" });

  expect(await secrets.write("a", "new")).toBe("system");
  expect(await secrets.read("a")).toMatchObject({ value: "new" });
});

test.for([0, 1, 20, 33])("an encrypted file that was cut to %i bytes is unreadable", async (length) => {
  const folder = temporaryFolder();
  await opened(folder).secrets.write("a", "secret");
  const file = join(folder, "a.encrypted");
  writeFileSync(file, readFileSync(file).subarray(0, length));
  expect(await opened(folder).secrets.read("a")).toMatchObject({ kind: "unreadable", reason: "damaged" });
});

test("what was encrypted with an older key of the system is encrypted again", async () => {
  const folder = temporaryFolder();
  await opened(folder, createTestKeyring("old")).secrets.write("a", "secret");
  const rotated: Keyring = {
    encrypt: createTestKeyring("new").encrypt,
    decrypt: (bytes) =>
      createTestKeyring("new")
        .decrypt(bytes)
        .catch(async () => ({ ...(await createTestKeyring("old").decrypt(bytes)), isOutdated: true })),
  };
  expect(await opened(folder, rotated).secrets.read("a")).toMatchObject({ value: "secret", protection: "system" });
  expect(await opened(folder, createTestKeyring("new")).secrets.read("a")).toMatchObject({ value: "secret" });
});

const REFUSALS: Record<string, Keyring> = {
  "refuses to encrypt": { ...createTestKeyring(), encrypt: () => Promise.reject(new Error("the keyring is locked")) },
  "cannot read what it wrote": {
    ...createTestKeyring(),
    decrypt: () => Promise.reject(new Error("the key has changed")),
  },
  "gives back another text": { ...createTestKeyring(), decrypt: async () => ({ text: "other", isOutdated: false }) },
};

test.for(Object.entries(REFUSALS))(
  "where the keyring %s, the secret is in a plain file and says so",
  async ([, keyring]) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a"), "of an earlier version\n");
    const { secrets, problems } = opened(folder, keyring);
    expect(await secrets.read("a")).toMatchObject({ value: "of an earlier version", protection: "no_keyring" });
    expect(await secrets.write("a", "new")).toBe("no_keyring");
    expect(await secrets.read("a")).toMatchObject({ value: "new", protection: "no_keyring" });
    expect(readdirSync(folder)).toEqual(["a"]);
    expect(problems.length).toBeGreaterThan(0);
  },
);

test("a keyring that fails while the file is replaced leaves the encrypted secret of before", async () => {
  const folder = temporaryFolder();
  await opened(folder).secrets.write("a", "first");
  const refusing = opened(folder, { ...createTestKeyring(), encrypt: () => Promise.reject(new Error("locked")) });
  await refusing.secrets.write("a", "second");
  expect(existsSync(join(folder, "a.encrypted"))).toBe(true);
  expect(await opened(folder).secrets.read("a")).toMatchObject({ value: "second", protection: "system" });
});

function opened(folder: string, keyring: Keyring = createTestKeyring()) {
  const problems: string[] = [];
  const onProblem = (_error: unknown, what: string) => void problems.push(what);
  return { secrets: createKeyringSecrets({ folder, keyring, onProblem }), problems };
}

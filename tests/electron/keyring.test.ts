import { expect, test } from "vitest";
import { openKeyring, type SystemCipher } from "../../electron/secrets/keyring.ts";
import { openShellSecrets } from "../../electron/secrets/shellSecrets.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { createTestKeyring } from "../support/testKeyring.ts";

test.for([
  ["linux", "v11", true],
  ["linux", "v12", true],
  ["linux", "v10", false],
  ["linux", "sec", false],
  ["darwin", "v10", true],
  ["win32", "v10", true],
] as const)("on %s, data that begins with %s comes from a keyring: %s", async ([platform, mark, isKeyring]) => {
  const keyring = await openKeyring({ cipher: aCipher({ mark }), platform, onProblem: failTest });
  expect(keyring !== null).toBe(isKeyring);
  if (!keyring) return;
  expect(await keyring.decrypt(await keyring.encrypt("secret"))).toEqual({ text: "secret", isOutdated: false });
});

test("a key that the system has replaced is reported", async () => {
  const parts = { cipher: aCipher({ mark: "v11", isOutdated: true }), platform: "linux", onProblem: failTest } as const;
  const keyring = await openKeyring(parts);
  expect(await keyring?.decrypt(await keyring.encrypt("secret"))).toEqual({ text: "secret", isOutdated: true });
});

test("a system without encryption, and one whose encryption fails, have no keyring", async () => {
  const problems: string[] = [];
  const onProblem = (_error: unknown, what: string) => void problems.push(what);
  const unavailable = { ...aCipher({ mark: "v11" }), isAsyncEncryptionAvailable: async () => false };
  expect(await openKeyring({ cipher: unavailable, platform: "linux", onProblem })).toBe(null);
  expect(problems).toEqual([]);

  const failing = { ...aCipher({ mark: "v11" }), encryptStringAsync: () => Promise.reject(new Error("locked")) };
  expect(await openKeyring({ cipher: failing, platform: "darwin", onProblem })).toBe(null);
  expect(problems).toEqual(["the system's keyring cannot be used"]);
});

test.for([
  ["v11", "system"],
  ["v10", "no_keyring"],
] as const)("with %s the desktop application protects secrets as: %s", async ([mark, protection]) => {
  const secretsIn = await openShellSecrets({ cipher: aCipher({ mark }), platform: "linux", onProblem: failTest });
  const secrets = secretsIn(temporaryFolder("shell-secrets"));
  expect(await secrets.write("a", "secret")).toBe(protection);
  expect(await secrets.read("a")).toEqual({ kind: "found", value: "secret", protection });
});

/** Encrypts as the system would, behind Chromium's mark. */
function aCipher({ mark, isOutdated = false }: { mark: string; isOutdated?: boolean }): SystemCipher {
  const keyring = createTestKeyring();
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.concat([Buffer.from(mark), await keyring.encrypt(text)]),
    decryptStringAsync: async (bytes) => {
      const { text } = await keyring.decrypt(bytes.subarray(mark.length));
      return { result: text, shouldReEncrypt: isOutdated };
    },
  };
}

function failTest(error: unknown, what: string): never {
  throw new Error(what, { cause: error });
}

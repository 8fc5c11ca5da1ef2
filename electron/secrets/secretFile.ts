import { readFile, rename, writeFile } from "node:fs/promises";
import type { SafeStorage } from "electron";
import type { SecretBox } from "../scheme/sessionCookies.ts";

type Cipher = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

/**
 * A file that only this person's login of the operating system can read. Where the system offers nothing but a fixed
 * key (some Linux desktops), nothing is written: the person logs in again at the next start.
 */
export async function openSecretFile(path: string, cipher: Cipher, platform = process.platform): Promise<SecretBox> {
  const isKept = (await cipher.isAsyncEncryptionAvailable()) && !hasFixedKey(cipher, platform);
  if (!isKept) return { read: async () => null, write: async () => undefined };
  return {
    read: async () => {
      try {
        return (await cipher.decryptStringAsync(await readFile(path))).result;
      } catch {
        return null; // no file yet, or one of another login: both mean "nobody is logged in"
      }
    },
    write: async (secret) => {
      const draft = `${path}.new`;
      await writeFile(draft, await cipher.encryptStringAsync(secret), { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

function hasFixedKey(cipher: Cipher, platform: NodeJS.Platform): boolean {
  return platform === "linux" && ["basic_text", "unknown"].includes(cipher.getSelectedStorageBackend());
}

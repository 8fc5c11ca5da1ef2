import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Keyring } from "../../src/secrets/index.ts";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The keyring of one login: what another login encrypted, or what was changed since, is refused (AES-256-GCM). */
export function createTestKeyring(login = "ada"): Keyring {
  const key = createHash("sha256").update(login).digest();
  return {
    async encrypt(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    },
    async decrypt(bytes) {
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString();
      return { text, isOutdated: false };
    },
  };
}

import type { SafeStorage } from "electron";
import type { Keyring } from "../../src/secrets/index.ts";

export type SystemCipher = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync"
>;

export interface KeyringParts {
  readonly cipher: SystemCipher;
  readonly platform: NodeJS.Platform;
  onProblem(error: unknown, what: string): void;
}

/**
 * Chromium's marks for data of a real keyring on Linux: `v11` Secret Service or KWallet, `v12` the desktop portal.
 * `v10` is the key that is written in its source. Source: components/os_crypt (`kEncryptionTag`).
 */
const KEYRING_TAGS = ["v11", "v12"];
const TRIAL = "filmotheque";

/**
 * The system's keyring; null where there is none. Only a trial tells on Linux: the name of the backend follows from the
 * name of the desktop, also where its keyring does not run.
 */
export async function openKeyring({ cipher, platform, onProblem }: KeyringParts): Promise<Keyring | null> {
  try {
    if (!(await cipher.isAsyncEncryptionAvailable())) return null;
    const trial = await cipher.encryptStringAsync(TRIAL);
    if (platform === "linux" && !KEYRING_TAGS.includes(trial.toString("latin1", 0, 3))) return null;
  } catch (error) {
    onProblem(error, "the system's keyring cannot be used");
    return null;
  }
  return {
    encrypt: (text) => cipher.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await cipher.decryptStringAsync(Buffer.from(bytes));
      return { text: result, isOutdated: shouldReEncrypt };
    },
  };
}

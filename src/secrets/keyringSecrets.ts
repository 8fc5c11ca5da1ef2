import PQueue from "p-queue";
import { removeSecret } from "./fileSecrets.ts";
import {
  readEncrypted,
  readPlain,
  removeDrafts,
  removeFile,
  replaceFile,
  type SecretFiles,
  secretFiles,
} from "./secretFiles.ts";
import type { SecretProtection, SecretStore, StoredSecret } from "./secretStore.ts";

/** Encrypts with a key that the operating system keeps for this person's login. */
export interface Keyring {
  encrypt(text: string): Promise<Uint8Array>;
  /**
   * `isOutdated`: the system has a newer key, so the text is to be encrypted again.
   * @throws where the key is another one, or the bytes are damaged
   */
  decrypt(bytes: Uint8Array): Promise<{ readonly text: string; readonly isOutdated: boolean }>;
}

export interface KeyringSecretsParts {
  readonly folder: string;
  readonly keyring: Keyring;
  onProblem(error: unknown, what: string): void;
}

/**
 * Secrets encrypted with the system's keyring. A plain file of an earlier version, or of another host of the same
 * library, is moved into the keyring when it is read. What the keyring refuses stays, or is written, in a plain file of
 * mode 0600, and is reported as such.
 */
export function createKeyringSecrets({ folder, keyring, onProblem }: KeyringSecretsParts): SecretStore {
  const queue = new PQueue({ concurrency: 1 });

  async function read(files: SecretFiles): Promise<StoredSecret> {
    try {
      await removeDrafts(files);
      const plain = await readPlain(files);
      if (plain !== null) return { kind: "found", value: plain, protection: await moveToKeyring(files, plain) };
      const bytes = await readEncrypted(files);
      return bytes === null ? { kind: "none" } : await decrypted(files, bytes);
    } catch (cause) {
      return { kind: "unreadable", reason: "damaged", cause };
    }
  }

  async function decrypted(files: SecretFiles, bytes: Uint8Array): Promise<StoredSecret> {
    const { text, isOutdated } = await keyring.decrypt(bytes);
    if (isOutdated) {
      await encryptInto(files, text).catch((error) => onProblem(error, "a secret could not be encrypted again"));
    }
    return { kind: "found", value: text, protection: "system" };
  }

  /** At each moment at least one of the two files holds the secret. */
  async function moveToKeyring(files: SecretFiles, value: string): Promise<SecretProtection> {
    try {
      await encryptInto(files, value);
      await removeFile(files.plain);
      return "system";
    } catch (error) {
      onProblem(error, "the system's keyring did not take a secret; it stays in a file of mode 0600");
      return "no_keyring";
    }
  }

  /** Counts only once the keyring has given it back. */
  async function encryptInto(files: SecretFiles, value: string): Promise<void> {
    await replaceFile(files.encrypted, await keyring.encrypt(value), async (written) => {
      const { text } = await keyring.decrypt(written);
      if (text !== value) throw new Error("the keyring gave back another text than it was given");
    });
  }

  async function write(files: SecretFiles, value: string): Promise<SecretProtection> {
    const protection = await moveToKeyring(files, value);
    // The plain file wins, so this also replaces one that could not be removed.
    if (protection !== "system") await replaceFile(files.plain, `${value}\n`);
    return protection;
  }

  return {
    protection: "system",
    read: (name) => queue.add(() => read(secretFiles(folder, name))),
    write: (name, value) => queue.add(() => write(secretFiles(folder, name), value)),
    remove: (name) => queue.add(() => removeSecret(secretFiles(folder, name))),
  };
}

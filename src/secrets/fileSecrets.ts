import PQueue from "p-queue";
import {
  readEncrypted,
  readPlain,
  removeDrafts,
  removeFile,
  replaceFile,
  type SecretFiles,
  secretFiles,
} from "./secretFiles.ts";
import type { SecretStore, StoredSecret } from "./secretStore.ts";

/**
 * Secrets in files that only this user of the machine can read. What the desktop application encrypted there is
 * named as such and left alone, until the secret is removed.
 */
export function createFileSecrets(folder: string, protection: "file" | "no_keyring" = "file"): SecretStore {
  const queue = new PQueue({ concurrency: 1 });

  async function read(files: SecretFiles): Promise<StoredSecret> {
    try {
      await removeDrafts(files);
      const value = await readPlain(files);
      if (value !== null) return { kind: "found", value, protection };
      if ((await readEncrypted(files)) === null) return { kind: "none" };
    } catch (cause) {
      return { kind: "unreadable", reason: "damaged", cause };
    }
    return { kind: "unreadable", reason: "encrypted", cause: null };
  }

  return {
    protection,
    read: (name) => queue.add(() => read(secretFiles(folder, name))),
    write: (name, value) =>
      queue.add(async () => {
        await replaceFile(secretFiles(folder, name).plain, `${value}\n`);
        return protection;
      }),
    remove: (name) => queue.add(() => removeSecret(secretFiles(folder, name))),
  };
}

/** The encrypted file first: a kill in between leaves the newer one. */
export async function removeSecret(files: SecretFiles): Promise<void> {
  await removeDrafts(files);
  await removeFile(files.encrypted);
  await removeFile(files.plain);
}

import { createFileSecrets, createKeyringSecrets, type SecretStore } from "../../src/secrets/index.ts";
import { type KeyringParts, openKeyring } from "./keyring.ts";

/** Where the desktop application keeps secrets: by folder, all with the same keyring, or all without one. */
export type ShellSecrets = (folder: string) => SecretStore;

export async function openShellSecrets(parts: KeyringParts): Promise<ShellSecrets> {
  const keyring = await openKeyring(parts);
  return (folder) =>
    keyring
      ? createKeyringSecrets({ folder, keyring, onProblem: parts.onProblem })
      : createFileSecrets(folder, "no_keyring");
}

/**
 * `system`: encrypted with a key of the system's keyring. `file`: a file of mode 0600, because this program uses no
 * keyring. `no_keyring`: the same file, because the system offers no keyring.
 */
export type SecretProtection = "system" | "file" | "no_keyring";

/** `encrypted`: for a keyring that is not available here. `damaged`: reading or decrypting failed. */
export type UnreadableReason = "encrypted" | "damaged";

export type StoredSecret =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly value: string; readonly protection: SecretProtection }
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason; readonly cause: unknown };

/** Where a host keeps secrets. Reading never throws; calls of one store run one after another. */
export interface SecretStore {
  /** How a secret that is written now is protected. */
  readonly protection: SecretProtection;
  read(name: string): Promise<StoredSecret>;
  /** @returns how this secret is protected, which is weaker than `protection` where the keyring refused it */
  write(name: string, value: string): Promise<SecretProtection>;
  /** Forgets it, also where it could not be read. */
  remove(name: string): Promise<void>;
}

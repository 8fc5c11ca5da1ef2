/**
 * Secrets that outlive the process: the TMDB key, and the window's session. In: a name and a value. Out: the value, how
 * it is protected, or why it cannot be read. A secret never goes into the database, a backup, a log or an answer.
 *
 * Its file: `<name>` is a plain file that only its owner can read, `<name>.encrypted` one that needs the system's
 * keyring. Where both exist the plain one wins, because it is newer: encrypting a secret removes the plain file.
 */
export { createFileSecrets } from "./fileSecrets.ts";
export { createKeyringSecrets, type Keyring } from "./keyringSecrets.ts";
export { findSecret } from "./secretFiles.ts";
export type { SecretProtection, SecretStore, StoredSecret, UnreadableReason } from "./secretStore.ts";

import type { SecretProtection, SecretStore, StoredSecret, UnreadableReason } from "../secrets/index.ts";

/** The TMDB key that the owner entered. */
export interface StoredKey {
  value(): string | null;
  /** Of the key; where there is none, of one that is entered now. */
  protection(): SecretProtection;
  /** Why the stored key cannot be used; null where it can, or where there is none. */
  unreadable(): UnreadableReason | null;
  /** Null forgets it. */
  change(key: string | null): Promise<void>;
}

/** Also the name of its file in earlier versions. */
export const TMDB_KEY_SECRET = "tmdb.key";

/** A v3 key is 32 hexadecimal digits, a v4 token a JSON Web Token. https://developer.themoviedb.org/docs/authentication-application */
export function looksLikeTmdbKey(key: string): boolean {
  return /^[0-9a-f]{32}$/i.test(key) || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(key);
}

/** @param onUnreadable called with why a stored key cannot be used */
export async function openStoredKey(
  secrets: SecretStore,
  onUnreadable: (reason: UnreadableReason, cause: unknown) => void,
): Promise<StoredKey> {
  let stored = onlyKeys(await secrets.read(TMDB_KEY_SECRET));
  if (stored.kind === "unreadable") onUnreadable(stored.reason, stored.cause);

  return {
    value: () => (stored.kind === "found" ? stored.value : null),
    protection: () => (stored.kind === "found" ? stored.protection : secrets.protection),
    unreadable: () => (stored.kind === "unreadable" ? stored.reason : null),
    async change(key) {
      if (key) stored = { kind: "found", value: key, protection: await secrets.write(TMDB_KEY_SECRET, key) };
      else {
        await secrets.remove(TMDB_KEY_SECRET);
        stored = { kind: "none" };
      }
    },
  };
}

/** A file that was overwritten with something else must not be sent to TMDB. */
function onlyKeys(stored: StoredSecret): StoredSecret {
  return stored.kind === "found" && !looksLikeTmdbKey(stored.value)
    ? { kind: "unreadable", reason: "damaged", cause: null }
    : stored;
}

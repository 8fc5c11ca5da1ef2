import { z } from "zod";
import type { SubtitleAccount } from "../providers/index.ts";
import type { SecretStore } from "../secrets/index.ts";
import { readStoredJson } from "../store/index.ts";

const SECRET = "opensubtitles.account";

const account = z.object({ apiKey: z.string().min(1), username: z.string().min(1), password: z.string().min(1) });

/** The owner's account at the provider of subtitles, kept with the host's secrets. */
export interface StoredSubtitleAccount {
  /** Null where there is none, or the stored one cannot be read. */
  value(): SubtitleAccount | null;
  /** Null forgets it. */
  change(account: SubtitleAccount | null): Promise<void>;
}

/** @param onUnreadable called with why a stored account cannot be used */
export async function openSubtitleAccount(
  secrets: SecretStore,
  onUnreadable: (cause: unknown) => void,
): Promise<StoredSubtitleAccount> {
  const stored = await secrets.read(SECRET);
  if (stored.kind === "unreadable") onUnreadable(stored.cause);
  let value = stored.kind === "found" ? readStoredJson(stored.value, account, onUnreadable) : null;

  return {
    value: () => value,
    async change(next) {
      if (next) await secrets.write(SECRET, JSON.stringify(next));
      else await secrets.remove(SECRET);
      value = next;
    },
  };
}

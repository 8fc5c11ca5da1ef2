import type { SecretBox } from "../../../electron/scheme/sessionCookies.ts";

/** A secret box that holds its secret in memory. */
export function aBox(secret: string | null = null): SecretBox & { readonly secret: string | null } {
  let held = secret;
  return {
    get secret() {
      return held;
    },
    read: async () => held,
    write: async (next) => {
      held = next;
    },
  };
}

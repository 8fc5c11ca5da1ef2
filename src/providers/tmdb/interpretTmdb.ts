import type { RefusalReason, ResponseInterpreter } from "../http/index.ts";

const REFUSALS: ReadonlyMap<number, RefusalReason> = new Map([
  [3, "wrong_key"],
  [7, "wrong_key"],
  [10, "account_suspended"],
  [14, "wrong_key"],
  [32, "email_unconfirmed"],
]);

/** `status_code` in the body says why TMDB refuses a key; for everything else the HTTP status is enough. */
export const interpretTmdb: ResponseInterpreter = ({ status, body }) => {
  if (status !== 401) return null;
  const code = typeof body === "object" && body !== null && "status_code" in body ? body.status_code : null;
  // A proxy that wants a password answers 401 too; only TMDB's own body is about the key.
  if (code === null) return { kind: "unavailable", detail: "status 401 without TMDB's body" };
  return { kind: "refused", reason: (typeof code === "number" && REFUSALS.get(code)) || "wrong_key" };
};

/** The image host has no keys: 401 and 403 mean a missing image, not a refusal of the program. */
export const interpretTmdbImage: ResponseInterpreter = ({ status }) =>
  status === 401 || status === 403 ? { kind: "not_found" } : null;

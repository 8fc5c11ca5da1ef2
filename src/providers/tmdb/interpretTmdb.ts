import { classifyResponse, type RefusalReason, type ResponseInterpreter } from "../http/index.ts";

const REFUSALS: ReadonlyMap<number, RefusalReason> = new Map([
  [3, "wrong_key"],
  [7, "wrong_key"],
  [10, "account_suspended"],
  [14, "wrong_key"],
  [31, "account_suspended"],
  [32, "email_unconfirmed"],
  [45, "account_suspended"],
]);

/** `status_code` of an unknown id: "resource not found" and "invalid id". */
const NOT_FOUND_CODES: ReadonlySet<unknown> = new Set([34, 6]);

/**
 * TMDB's errors have their own `status_code`, which explains why a key is refused or that an id is gone. An error
 * without it is not from TMDB: an authenticating proxy also answers 401, and a misconfigured gateway 404.
 */
export const interpretTmdb: ResponseInterpreter = (response) => {
  const { status, body } = response;
  const code = typeof body === "object" && body !== null && "status_code" in body ? body.status_code : null;
  const isFailure = typeof body === "object" && body !== null && "success" in body && body.success === false;
  if (isFailure && NOT_FOUND_CODES.has(code)) return { kind: "not_found" };
  if (status === 404 && code === null) return { kind: "unavailable", detail: "status 404 without TMDB's body" };
  if (status === 403 && typeof code === "number" && REFUSALS.has(code))
    return { kind: "refused", reason: REFUSALS.get(code) ?? "wrong_key" };
  if (status !== 401 || code === null) return null;
  return { kind: "refused", reason: (typeof code === "number" && REFUSALS.get(code)) || "wrong_key" };
};

/**
 * The image host uses no keys, and answers 403 for a missing image, which is not a block. Only an intermediary's page
 * is a block.
 */
export const interpretTmdbImage: ResponseInterpreter = (response) => {
  if (response.status !== 401 && response.status !== 403) return null;
  const found = classifyResponse(response);
  return found.kind === "blocked" && found.by === "network" ? found : { kind: "not_found" };
};

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

/** `status_code` of an id that TMDB does not have: "resource not found", and "invalid id". */
const NOT_FOUND_CODES: ReadonlySet<unknown> = new Set([34, 6]);

/**
 * TMDB's errors carry their own `status_code`: it says why a key is refused, and that an id is gone. An error without it
 * is not TMDB's: a proxy that wants a password answers 401 too, and a gateway that has lost its way answers 404.
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
 * The image host has no keys, and its store answers 403 for a missing image: that is about the image, not about the
 * program. Only a page of something in between is a block.
 */
export const interpretTmdbImage: ResponseInterpreter = (response) => {
  if (response.status !== 401 && response.status !== 403) return null;
  const found = classifyResponse(response);
  return found.kind === "blocked" && found.by === "network" ? found : { kind: "not_found" };
};

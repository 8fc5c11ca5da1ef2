import { withoutDefaultPort } from "../config.ts";

/** Why a request is not for us, or null. */
export type RejectionCode = "wrong_host" | "foreign_origin";

export interface AllowedNames {
  readonly allowedHosts: readonly string[];
  readonly origins: readonly string[];
}

/**
 * Rejects requests of pages of other origins, also where the browser sends cookies with them.
 *
 * `Host` must be a name of this listener (DNS rebinding). `Origin`, where there is one, must be ours in scheme, host
 * and port, and the one that the request itself goes to: for SameSite another port of this machine is the same site, and
 * `localhost` and `127.0.0.1` are two origins. `Sec-Fetch-Site`, where there is one, must
 * be `same-origin`, or `none` for an address that a person typed. A request with neither comes from no browser and
 * stands on its own credentials.
 */
export function rejectForeignRequest(request: Request, { allowedHosts, origins }: AllowedNames): RejectionCode | null {
  const host = hostOf(request);
  if (allowedHosts.length > 0 && !allowedHosts.includes(host)) return "wrong_host";

  const origin = request.headers.get("origin");
  if (origin !== null && !(origins.includes(origin) && URL.parse(origin)?.host === host)) return "foreign_origin";

  const site = request.headers.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return null;
  // A link on another page may open ours: it brings no data along and can read nothing of the answer.
  const isNavigation = request.headers.get("sec-fetch-mode") === "navigate" && request.method === "GET";
  return isNavigation && !new URL(request.url).pathname.startsWith("/api/") ? null : "foreign_origin";
}

/** Normalised like `URL`: lower case, without the scheme's default port. */
function hostOf({ url, headers }: Request): string {
  const { protocol, host } = new URL(url);
  const named = headers.get("host");
  return named === null ? host : withoutDefaultPort(named.toLowerCase(), protocol === "https:");
}

const NAME = "filmotheque_session";
/**
 * Its name under TLS. Browsers take a cookie of this prefix only over HTTPS, for this host alone and for every path: no
 * other host of the same domain, and no page over HTTP, can plant one.
 */
const SECURE_NAME = `__Host-${NAME}`;

/**
 * The session id of a request: `Authorization: Bearer …` first, for it is meant; else the cookie. A client that speaks
 * TLS may still send the one without a prefix, as API.md describes it.
 */
export function sessionIdOf(headers: Headers, isSecure: boolean): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(headers.get("authorization") ?? "");
  if (bearer?.[1]) return bearer[1];
  const cookies = headers.get("cookie") ?? "";
  return (isSecure ? cookieValue(cookies, SECURE_NAME) : null) ?? cookieValue(cookies, NAME);
}

export function sessionCookie(sessionId: string, expiresAt: Date, isSecure: boolean): string {
  return cookie(isSecure, sessionId, `Expires=${expiresAt.toUTCString()}`);
}

/** Takes back every cookie that this connection may have been given. */
export function endedCookies(isSecure: boolean): string[] {
  return isSecure ? [cookie(true, "", "Max-Age=0"), cookie(false, "", "Max-Age=0")] : [cookie(false, "", "Max-Age=0")];
}

function cookie(isSecure: boolean, value: string, age: string): string {
  const attributes = [`${isSecure ? SECURE_NAME : NAME}=${value}`, age, "Path=/", "HttpOnly", "SameSite=Strict"];
  return [...attributes, ...(isSecure ? ["Secure"] : [])].join("; ");
}

function cookieValue(cookies: string, wanted: string): string | null {
  for (const pair of cookies.split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === wanted && value) return value;
  }
  return null;
}

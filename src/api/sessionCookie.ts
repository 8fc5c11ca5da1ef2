const NAME = "filmotheque_session";
/**
 * The cookie's name under TLS. Browsers accept this prefix only over HTTPS, for this host and every path, so that
 * neither another host of the domain nor a page over HTTP can set one.
 */
const SECURE_NAME = `__Host-${NAME}`;

/**
 * The session id of a request. `Authorization: Bearer …` comes first, as it is sent on purpose; then the cookie. Over
 * TLS the cookie without the prefix, as documented in API.md, is accepted too.
 */
export function sessionIdOf(headers: Headers, isSecure: boolean): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(headers.get("authorization") ?? "");
  if (bearer?.[1]) return bearer[1];
  const cookies = headers.get("cookie") ?? "";
  return (isSecure ? cookieValue(cookies, SECURE_NAME) : null) ?? cookieValue(cookies, NAME);
}

/**
 * The cookie of a new session. It is set at the login alone, and a session that is used lives on: the cookie lasts as long
 * as the session may, and the engine ends an idle one.
 */
export function sessionCookie(sessionId: string, latestEnd: Date, isSecure: boolean): string {
  return cookie(isSecure, sessionId, `Expires=${latestEnd.toUTCString()}`);
}

/** `Set-Cookie` headers that remove every session cookie this connection may have. */
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

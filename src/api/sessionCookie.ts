export const SESSION_COOKIE = "filmotheque_session";

/** The session id of a request: `Authorization: Bearer …` first, for it is meant; else the cookie. */
export function sessionIdOf(headers: Headers): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(headers.get("authorization") ?? "");
  if (bearer?.[1]) return bearer[1];
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}

export function sessionCookie(sessionId: string, expiresAt: Date, isSecure: boolean): string {
  const attributes = [`Expires=${expiresAt.toUTCString()}`, "Path=/", "HttpOnly", "SameSite=Strict"];
  if (isSecure) attributes.push("Secure");
  return [`${SESSION_COOKIE}=${sessionId}`, ...attributes].join("; ");
}

export function endedCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict`;
}

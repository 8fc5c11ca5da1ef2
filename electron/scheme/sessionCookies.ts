import { parseSetCookie, stringifyCookie } from "cookie";
import type { SecretStore } from "../../src/secrets/index.ts";

type Cookie = { readonly value: string; readonly expiresAt: number | null };

/** The secret that holds the cookies between two starts. */
const NAME = "session";

/**
 * The window's cookies. For an address of a private scheme Chromium neither stores nor sends any, so the window's host
 * does; the page never sees one, as with HttpOnly.
 */
export class SessionCookies {
  readonly #secrets: SecretStore;
  readonly #now: () => number;
  #cookies = new Map<string, Cookie>();
  #isLost = false;

  private constructor(secrets: SecretStore, now: () => number) {
    this.#secrets = secrets;
    this.#now = now;
  }

  /** @param now milliseconds since 1970 */
  static async open(secrets: SecretStore, now: () => number): Promise<SessionCookies> {
    const cookies = new SessionCookies(secrets, now);
    const stored = await secrets.read(NAME);
    const saved = stored.kind === "found" ? readSaved(stored.value) : new Map<string, Cookie>();
    cookies.#isLost = stored.kind === "unreadable" || saved === null;
    cookies.#cookies = saved ?? new Map();
    return cookies;
  }

  /** Whether a session was stored that cannot be read any more, and no user has logged in since. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** What a browser would send as `Cookie`; null where there is none. */
  header(): string | null {
    const alive = [...this.#cookies].filter(([, { expiresAt }]) => expiresAt === null || expiresAt > this.#now());
    if (alive.length === 0) return null;
    const values = Object.fromEntries(alive.map(([name, { value }]) => [name, value]));
    return stringifyCookie(values, { encode: (text) => text });
  }

  /** @param lines each a `Set-Cookie` of one answer */
  async keep(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    for (const line of lines) {
      const { name, cookie } = readSetCookie(line, this.#now());
      if (cookie) {
        this.#cookies.set(name, cookie);
        this.#isLost = false;
      } else this.#cookies.delete(name);
    }
    await this.#secrets.write(NAME, JSON.stringify([...this.#cookies]));
  }
}

/** @returns no cookie where the line takes one away */
export function readSetCookie(line: string, now: number): { name: string; cookie: Cookie | null } {
  // Values are sent back as they came.
  const { name, value = "", maxAge, expires } = parseSetCookie(line, { decode: (text) => text });
  // Max-Age wins over Expires (RFC 6265, 5.3).
  const expiresAt = maxAge === undefined ? (expires?.getTime() ?? null) : now + maxAge * 1000;
  const isTakenAway = value === "" || (expiresAt !== null && expiresAt <= now);
  return { name, cookie: isTakenAway ? null : { value, expiresAt } };
}

/** @returns null where the text is damaged; an entry of another version costs that entry */
function readSaved(saved: string): Map<string, Cookie> | null {
  const entries = parseList(saved);
  if (!entries) return null;
  const cookies = new Map<string, Cookie>();
  for (const entry of entries) {
    if (!Array.isArray(entry) || typeof entry[0] !== "string") continue;
    const { value, expiresAt } = (entry[1] ?? {}) as Partial<Cookie>; // the type of each field is checked below
    if (typeof value !== "string" || (expiresAt !== null && typeof expiresAt !== "number")) continue;
    cookies.set(entry[0], { value, expiresAt });
  }
  return cookies;
}

function parseList(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

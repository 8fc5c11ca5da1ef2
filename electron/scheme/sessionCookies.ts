/** Where the cookies survive a restart: encrypted by the system, or nowhere. */
export interface SecretBox {
  read(): Promise<string | null>;
  write(secret: string): Promise<void>;
}

type Cookie = { readonly value: string; readonly expiresAt: number | null };

/**
 * The window's cookies. For an address of a private scheme Chromium neither stores nor sends any, so the window's host
 * does; the page never sees one, as with HttpOnly.
 */
export class SessionCookies {
  readonly #box: SecretBox;
  readonly #now: () => number;
  #cookies = new Map<string, Cookie>();

  private constructor(box: SecretBox, now: () => number) {
    this.#box = box;
    this.#now = now;
  }

  /** @param now milliseconds since 1970 */
  static async open(box: SecretBox, now: () => number): Promise<SessionCookies> {
    const cookies = new SessionCookies(box, now);
    cookies.#cookies = readSaved(await box.read());
    return cookies;
  }

  /** What a browser would send as `Cookie`; null where there is none. */
  header(): string | null {
    const alive = [...this.#cookies].filter(([, { expiresAt }]) => expiresAt === null || expiresAt > this.#now());
    return alive.length === 0 ? null : alive.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  /** @param lines each a `Set-Cookie` of one answer */
  async keep(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    for (const line of lines) {
      const { name, cookie } = readSetCookie(line, this.#now());
      if (cookie) this.#cookies.set(name, cookie);
      else this.#cookies.delete(name);
    }
    await this.#box.write(JSON.stringify([...this.#cookies]));
  }
}

/** @returns no cookie where the line takes one away */
export function readSetCookie(line: string, now: number): { name: string; cookie: Cookie | null } {
  const [pair = "", ...attributes] = line.split(";");
  const { name, value } = splitPair(pair);

  let expiresAt: number | null = null;
  let hasMaxAge = false;
  for (const attribute of attributes.map(splitPair)) {
    const word = attribute.name.toLowerCase();
    if (word === "max-age" && /^-?\d+$/.test(attribute.value)) {
      expiresAt = now + Number(attribute.value) * 1000;
      hasMaxAge = true; // which overrules Expires, wherever it stands
    } else if (word === "expires" && !hasMaxAge) {
      const time = Date.parse(attribute.value);
      if (!Number.isNaN(time)) expiresAt = time;
    }
  }
  const isTakenAway = value === "" || (expiresAt !== null && expiresAt <= now);
  return { name, cookie: isTakenAway ? null : { value, expiresAt } };
}

function splitPair(text: string): { name: string; value: string } {
  const at = text.indexOf("=");
  if (at < 0) return { name: text.trim(), value: "" };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/** A file that was cut or written by another version costs a login, no more. */
function readSaved(saved: string | null): Map<string, Cookie> {
  const cookies = new Map<string, Cookie>();
  for (const entry of parseList(saved)) {
    if (!Array.isArray(entry) || typeof entry[0] !== "string") continue;
    const { value, expiresAt } = (entry[1] ?? {}) as Partial<Cookie>; // each field is asked for its type below
    if (typeof value !== "string" || (expiresAt !== null && typeof expiresAt !== "number")) continue;
    cookies.set(entry[0], { value, expiresAt });
  }
  return cookies;
}

function parseList(text: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The forwarding data of one proxy; null where it states nothing. */
export interface ForwardedHop {
  /** An address without a port, or a placeholder (`unknown`, `_hidden`). */
  readonly client: string | null;
  readonly scheme: "http" | "https" | null;
  readonly host: string | null;
}

/** The header lists as Node joins them. */
export type ForwardingHeaders = Readonly<Record<string, string | string[] | undefined>>;

export const FORWARDING_HEADERS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-real-ip",
] as const;

/** Maximum proxies in a row; a longer list is invalid. */
const MAX_HOPS = 20;

/**
 * The hops that the proxies report, the one nearest to the client first. Call it only if the peer is trusted.
 * @returns null without such headers; `invalid` if they cannot be parsed
 */
export function readForwarded(headers: ForwardingHeaders): readonly ForwardedHop[] | null | "invalid" {
  const standard = text(headers.forwarded);
  const hops = standard === null ? readXForwarded(headers) : parseForwarded(standard);
  if (hops === null || hops === "invalid") return hops;
  return hops.length === 0 || hops.length > MAX_HOPS ? "invalid" : hops;
}

/** Whether both families of headers are present: a proxy writes one of them, and the other may come from its client. */
export function hasBothFamilies(headers: ForwardingHeaders): boolean {
  return text(headers.forwarded) !== null && readXForwarded(headers) !== null;
}

/** `X-Forwarded-For`, `-Proto` and `-Host`, each a list, or a single value of the last proxy. */
export function readXForwarded(headers: ForwardingHeaders): ForwardedHop[] | null | "invalid" {
  const clients = listOf(text(headers["x-forwarded-for"]));
  const schemes = listOf(text(headers["x-forwarded-proto"]));
  const hosts = listOf(text(headers["x-forwarded-host"]));
  if (clients.length + schemes.length + hosts.length === 0) return null;
  const count = Math.max(clients.length, 1);
  const hops: ForwardedHop[] = [];
  for (let index = 0; index < count; index += 1) {
    const scheme = schemeOf(alignedWith(schemes, index, count));
    const client = clients[index];
    if (scheme === "invalid") return "invalid";
    hops.push({
      client: client === undefined ? null : addressOf(client),
      scheme,
      host: alignedWith(hosts, index, count)?.toLowerCase() ?? null,
    });
  }
  return hops;
}

/** A proxy's own value, if there is one per proxy; otherwise the last, since earlier ones may be the client's. */
function alignedWith(words: readonly string[], index: number, count: number): string | null {
  return (words.length === count ? words[index] : words.at(-1)) ?? null;
}

/** A token or a quoted string of RFC 7239, section 4. */
const PAIR = /^\s*([A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]+))\s*$/;

/** `for=192.0.2.43;proto=https;host=films.example.org, for="[2001:db8::1]:4711"` (RFC 7239). */
export function parseForwarded(value: string): ForwardedHop[] | "invalid" {
  const hops: ForwardedHop[] = [];
  for (const element of splitOutsideQuotes(value, ",")) {
    const pairs = new Map<string, string>();
    for (const pair of splitOutsideQuotes(element, ";")) {
      if (pair.trim() === "") continue;
      const [, name = "", quoted, token] = PAIR.exec(pair) ?? [];
      const key = name.toLowerCase();
      if (key === "" || pairs.has(key)) return "invalid";
      pairs.set(key, quoted?.replaceAll(/\\(.)/g, "$1") ?? token ?? "");
    }
    const scheme = schemeOf(pairs.get("proto") ?? null);
    if (scheme === "invalid") return "invalid";
    const client = pairs.get("for");
    hops.push({
      client: client === undefined ? null : addressOf(client),
      scheme,
      host: pairs.get("host")?.toLowerCase() ?? null,
    });
  }
  return hops;
}

function splitOutsideQuotes(value: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  let isQuoted = false;
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (isQuoted && character === "\\") {
      part += character + value.charAt(++index);
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

/** Without port and brackets: `[2001:db8::1]:4711`, `192.0.2.43:80`, `2001:db8::1`. */
function addressOf(node: string): string {
  const bracketed = /^\[([^\]]*)\](?::\w{1,20})?$/.exec(node)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  return (/^([^:]+):\w{1,20}$/.exec(node)?.[1] ?? node).toLowerCase();
}

function schemeOf(word: string | null): "http" | "https" | null | "invalid" {
  const scheme = word?.toLowerCase() ?? null;
  return scheme === null || scheme === "http" || scheme === "https" ? scheme : "invalid";
}

function listOf(value: string | null): string[] {
  return (value ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function text(value: string | string[] | undefined): string | null {
  const joined = Array.isArray(value) ? value.join(",") : value;
  return joined === undefined || joined.trim() === "" ? null : joined;
}

import type { OutageReason } from "./providerErrors.ts";
import { readBody } from "./readBody.ts";

const MAX_REDIRECTS = 5;

export type HttpResponse = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Parsed JSON; undefined where bytes were wanted or the body is no JSON. */
  readonly body: unknown;
  /** The body has not the requested type: a proxy or a portal answered instead of the provider. */
  readonly isUnexpectedType: boolean;
};

export type FetchOutcome =
  | { readonly kind: "response"; readonly response: HttpResponse }
  | { readonly kind: "outage"; readonly reason: OutageReason; readonly detail: string }
  | { readonly kind: "redirect_outside"; readonly host: string }
  | { readonly kind: "too_large" }
  | { readonly kind: "aborted"; readonly reason: unknown };

type Fetching = {
  readonly fetch: typeof globalThis.fetch;
  readonly isAllowed: (address: URL) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly stop: AbortSignal;
  /** Sent as JSON with POST; undefined: GET. */
  readonly payload?: unknown;
};

/** Sends one request, follows redirects to allowed hosts, and reads the whole body within the limits of time and size. */
export async function fetchResponse(address: URL, wants: "json" | "bytes", fetching: Fetching): Promise<FetchOutcome> {
  const timeout = AbortSignal.timeout(fetching.timeoutMs);
  const signal = AbortSignal.any([fetching.stop, timeout]);
  try {
    return await follow(address, wants, fetching, signal);
  } catch (error) {
    if (fetching.stop.aborted) return { kind: "aborted", reason: fetching.stop.reason };
    if (timeout.aborted) return { kind: "outage", reason: "timeout", detail: `${fetching.timeoutMs} ms` };
    return { kind: "outage", reason: "network", detail: networkDetail(error) };
  }
}

async function follow(
  first: URL,
  wants: "json" | "bytes",
  fetching: Fetching,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  let address = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    // A key in a header is never sent to the target of a redirect.
    const headers =
      address.origin === first.origin ? fetching.headers : { "user-agent": fetching.headers["user-agent"] ?? "" };
    const response = await fetching.fetch(address, {
      ...toSend(headers, fetching.payload),
      redirect: "manual",
      signal,
    });
    const location = isRedirect(response.status) ? response.headers.get("location") : null;
    if (location === null) return await read(response, wants, fetching.maxBytes);

    await response.body?.cancel();
    const next = URL.parse(location, address.href);
    // What is sent is for this address alone.
    if (next === null || !fetching.isAllowed(next) || fetching.payload !== undefined)
      return { kind: "redirect_outside", host: next?.host ?? "" };
    address = next;
  }
  return { kind: "outage", reason: "network", detail: "redirected in a circle" };
}

function toSend(headers: Readonly<Record<string, string>>, payload: unknown): RequestInit {
  if (payload === undefined) return { headers };
  return { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(payload) };
}

async function read(response: Response, wants: "json" | "bytes", maxBytes: number): Promise<FetchOutcome> {
  const outcome = await readBody(response, maxBytes);
  if (outcome.kind === "too_large") return outcome;
  const { status, headers } = response;
  const { bytes } = outcome;
  const isHtml = (headers.get("content-type") ?? "").toLowerCase().startsWith("text/html");
  if (wants === "bytes" && status < 300)
    return { kind: "response", response: { status, headers, bytes, body: undefined, isUnexpectedType: isHtml } };

  const body = parseJson(bytes);
  // HTML for a missing image is usual; for an API request it means that the provider was not reached.
  const isUnexpectedType = wants === "json" && body === undefined;
  return { kind: "response", response: { status, headers, bytes, body, isUnexpectedType } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    // JSON is UTF-8 (RFC 8259): bytes in another encoding would be stored as titles full of replacement characters.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // no JSON value parses to undefined, so this means "not JSON"
  }
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** The code of the system's error where there is one, because the message of `fetch` is only "fetch failed". */
function networkDetail(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return error.message;
}

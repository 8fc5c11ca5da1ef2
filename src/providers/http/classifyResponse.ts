import type { BlockedBy, RefusalReason } from "./providerErrors.ts";

/** What a response means, by its status, headers and body. */
export type ResponseClass =
  | { readonly kind: "good" }
  | { readonly kind: "overloaded" }
  /** Only background requests must pause (`maxlag`). */
  | { readonly kind: "lagging" }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "blocked"; readonly by: BlockedBy; readonly detail: string }
  | { readonly kind: "refused"; readonly reason: RefusalReason }
  | { readonly kind: "not_found" }
  | { readonly kind: "request_refused"; readonly detail: string };

/** A response for a provider's own rules; `body` is the parsed JSON, undefined where it is no JSON. */
export type RawResponse = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly body: unknown;
};

/** A provider's own rules (errors with status 200, codes in the body); null where the HTTP status decides. */
export type ResponseInterpreter = (response: RawResponse) => ResponseClass | null;

/** Classifies a response of any provider by its HTTP status and, for blocks, by the sender. */
export function classifyResponse(response: RawResponse): ResponseClass {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: "good" };
  if (status === 401 || status === 403) return blocked(response);
  // A captive portal requires a login (RFC 6585, 6).
  if (status === 511) return { kind: "blocked", by: "network", detail: `status ${status}` };
  if (status === 404 || status === 410) return { kind: "not_found" };
  if (status === 429) return { kind: "overloaded" };
  if (status === 408 || status === 425 || status >= 500) return { kind: "unavailable", detail: `status ${status}` };
  return { kind: "request_refused", detail: `status ${status}` };
}

const MAX_DETAIL_LENGTH = 200;

/**
 * APIs answer with JSON or plain text. An HTML page comes from a proxy, a firewall or a filter, unless it is from the
 * service's own edge, which names itself in headers or title.
 */
function blocked({ status, headers, bytes }: RawResponse): ResponseClass {
  const text = new TextDecoder().decode(bytes.subarray(0, 2_000));
  const isPage =
    (headers.get("content-type") ?? "").toLowerCase().startsWith("text/html") || /^\s*<(?:!doctype|html)/i.test(text);
  const isOfEdge =
    headers.has("x-amz-cf-id") || /cloudfront/i.test(headers.get("server") ?? "") || /wikimedia/i.test(text);
  if (isPage && !isOfEdge) return { kind: "blocked", by: "network", detail: `status ${status}, a page of HTML` };
  const said = isPage
    ? ""
    : text
        .replaceAll(/\p{C}+/gu, " ")
        .trim()
        .slice(0, MAX_DETAIL_LENGTH);
  return { kind: "blocked", by: "service", detail: said === "" ? `status ${status}` : said };
}

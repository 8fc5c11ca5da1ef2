import type { RefusalReason } from "./providerErrors.ts";

/** What a response means, by its status, headers and body. */
export type ResponseClass =
  | { readonly kind: "good" }
  | { readonly kind: "overloaded" }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "refused"; readonly reason: RefusalReason }
  | { readonly kind: "not_found" }
  | { readonly kind: "request_refused"; readonly detail: string };

/** A response for a provider's own rules; `body` is the parsed JSON, undefined where it is no JSON. */
export type RawResponse = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** A provider's own rules (errors with status 200, codes in the body); null where the HTTP status decides. */
export type ResponseInterpreter = (response: RawResponse) => ResponseClass | null;

/** What an HTTP status means for every provider. */
export function classifyStatus(status: number): ResponseClass {
  if (status >= 200 && status < 300) return { kind: "good" };
  if (status === 401) return { kind: "refused", reason: "wrong_key" };
  if (status === 403) return { kind: "refused", reason: "forbidden" };
  if (status === 404 || status === 410) return { kind: "not_found" };
  if (status === 429) return { kind: "overloaded" };
  if (status === 408 || status >= 500) return { kind: "unavailable", detail: `status ${status}` };
  return { kind: "request_refused", detail: `status ${status}` };
}

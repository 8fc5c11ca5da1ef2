import type { RefusalReason } from "./providerErrors.ts";

/** What an answer means, once status, headers and body are weighed together. */
export type ResponseClass =
  | { readonly kind: "good" }
  | { readonly kind: "overloaded" }
  | { readonly kind: "unavailable"; readonly detail: string }
  | { readonly kind: "refused"; readonly reason: RefusalReason }
  | { readonly kind: "not_found" }
  | { readonly kind: "request_refused"; readonly detail: string };

/** An answer as a provider's own rules see it; `body` is the parsed JSON, undefined when it is none. */
export type RawResponse = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** A provider's own reading of an answer (errors under status 200, codes in the body); null leaves it to the status. */
export type ResponseInterpreter = (answer: RawResponse) => ResponseClass | null;

/** The common reading of an HTTP status. */
export function classifyStatus(status: number): ResponseClass {
  if (status >= 200 && status < 300) return { kind: "good" };
  if (status === 401) return { kind: "refused", reason: "wrong_key" };
  if (status === 403) return { kind: "refused", reason: "forbidden" };
  if (status === 404 || status === 410) return { kind: "not_found" };
  if (status === 429) return { kind: "overloaded" };
  if (status === 408 || status >= 500) return { kind: "unavailable", detail: `status ${status}` };
  return { kind: "request_refused", detail: `status ${status}` };
}

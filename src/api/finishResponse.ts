import { REVALIDATE } from "../contract/index.ts";
import { setSecurityHeaders } from "../page/index.ts";
import type { RequestContext } from "./context.ts";

/** Adds what every answer carries, and the headers that its handler asked for. */
export function finishResponse(response: Response, context: RequestContext, durationMs: number): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of context.headers) {
    if (name === "set-cookie") headers.append(name, value);
    else if (name !== "content-type" || response.status >= 400) headers.set(name, value);
  }
  headers.set("X-Request-Id", context.requestId);
  headers.set("Server-Timing", `engine;dur=${durationMs.toFixed(1)}`);
  if (!headers.has("cache-control")) headers.set("Cache-Control", "no-store");
  setSecurityHeaders(headers);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/**
 * Lets the client store the response for itself, but revalidate it before each use: after a logout the revalidation is
 * answered with 401. No other response of the API may be stored.
 */
export function revalidated(response: Response): Response {
  if (response.status !== 200) return response;
  const headers = new Headers(response.headers);
  headers.set("Cache-Control", REVALIDATE);
  headers.append("Vary", "Authorization, Cookie");
  return new Response(response.body, { status: response.status, headers });
}

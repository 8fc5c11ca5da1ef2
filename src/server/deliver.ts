import { Hono } from "hono";
import { compress } from "hono/compress";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { REVALIDATE } from "../contract/index.ts";

/** Shorter answers fit in one packet as they are. */
const MIN_COMPRESSED_BYTES = 1_024;

const done = async () => undefined;
const weakTag = etag({
  weak: true,
  retainedHeaders: [
    ...RETAINED_304_HEADERS,
    ...["x-content-type-options", "referrer-policy", "cross-origin-resource-policy", "strict-transport-security"],
    ...["x-request-id", "server-timing"],
  ],
});
const gzip = compress({ threshold: MIN_COMPRESSED_BYTES, encoding: "gzip" });

/**
 * Compresses JSON, and answers 304 if the client already has the list.
 * Films, images and event streams pass unchanged.
 */
export function createDelivery<Bindings extends object>(
  answer: (request: Request, bindings: Bindings) => Promise<Response>,
) {
  const app = new Hono<{ Bindings: Bindings }>();
  app.all("*", async (context) => {
    const response = await answer(context.req.raw, context.env);
    if (!isJson(response)) return response;
    context.res = await withLength(response);
    if (context.res.headers.get("cache-control") === REVALIDATE) await weakTag(context, done);
    if (mayBeCompressed(context.res)) await gzip(context, done);
    return context.res;
  });
  // Hono would answer HEAD by dropping the body of GET, and with it an open file.
  return async (request: Request, bindings: Bindings): Promise<Response> =>
    request.method === "HEAD" ? answer(request, bindings) : app.fetch(request, bindings);
}

function isJson({ headers, body }: Response): boolean {
  return body !== null && /^application\/(?:problem\+)?json(?:;|$)/.test(headers.get("content-type") ?? "");
}

/** The middleware decides by the length; what is sent as a file may be long and is not collected. */
async function withLength(response: Response): Promise<Response> {
  if (response.headers.has("content-length") || response.headers.has("content-disposition")) return response;
  const body = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  headers.set("Content-Length", String(body.byteLength));
  return new Response(body, { status: response.status, headers });
}

/** An answer that sets a session cookie is never compressed: its length would reveal the secret (BREACH). */
function mayBeCompressed({ headers, status }: Response): boolean {
  return status !== 304 && !headers.has("set-cookie");
}

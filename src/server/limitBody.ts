import { findStreamRoute, MAX_JSON_BODY_BYTES } from "../contract/index.ts";

/** The request as the engine may see it, and whether its body turned out longer than it may be. */
export type LimitedRequest = { readonly request: Request; readonly exceeded: () => boolean };

/**
 * Holds a request's body to the limit. A length that is stated is believed, because Node's parser holds the sender to
 * it; a body in pieces is counted, and breaks off for its reader where it passes the limit.
 * @returns null where the stated length is already too large
 */
export function limitBody(request: Request, limitBytes = MAX_JSON_BODY_BYTES): LimitedRequest | null {
  const unlimited = { request, exceeded: () => false };
  if (request.method === "GET" || request.method === "HEAD") return unlimited;
  // The engine holds a route that streams to the limit that the contract states for it.
  if (findStreamRoute(request.method, new URL(request.url).pathname)) return unlimited;

  const stated = request.headers.get("content-length");
  if (stated !== null) return Number(stated) > limitBytes ? null : unlimited;
  if (!request.body) return unlimited;
  return countBody(request, request.body, limitBytes);
}

function countBody(request: Request, body: ReadableStream<Uint8Array>, limitBytes: number): LimitedRequest {
  let seenBytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      seenBytes += piece.byteLength;
      if (seenBytes <= limitBytes) controller.enqueue(piece);
      else controller.error(new Error("The body is longer than this route accepts"));
    },
  });
  const { method, headers, signal, url } = request;
  // A body that streams needs `duplex`, which the type of the standard does not name.
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers,
    signal,
    body: body.pipeThrough(counter),
    duplex: "half",
  };
  return { request: new Request(url, init), exceeded: () => seenBytes > limitBytes };
}

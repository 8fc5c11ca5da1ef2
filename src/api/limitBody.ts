/** The request as its handler may see it, and whether its body turned out longer than it may be. */
export interface LimitedRequest {
  readonly request: Request;
  exceeded(): boolean;
}

/**
 * Holds a request's body to a limit, whichever host it came through: a length that is stated is refused before anything
 * is read, and every body is counted, because a host may pass on a length that is not true. It breaks off for its reader
 * where it passes the limit.
 * @param tooLarge what the reader gets then
 * @returns null where the stated length is already too large
 */
export function limitBody(request: Request, limitBytes: number, tooLarge: Error): LimitedRequest | null {
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) return null;
  if (!request.body) return { request, exceeded: () => false };
  return countBody(request, request.body, limitBytes, tooLarge);
}

function countBody(
  request: Request,
  body: ReadableStream<Uint8Array>,
  limitBytes: number,
  tooLarge: Error,
): LimitedRequest {
  let seenBytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      seenBytes += piece.byteLength;
      if (seenBytes <= limitBytes) controller.enqueue(piece);
      else controller.error(tooLarge);
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

/** The request for the handler, and whether its body turned out too long. */
export interface LimitedRequest {
  readonly request: Request;
  exceeded(): boolean;
}

/**
 * Limits a request's body, whichever host it came through. A too large `Content-Length` is refused before anything is
 * read. Every body is also counted, because a host may pass on a wrong length; reading it fails once it exceeds the
 * limit.
 * @param tooLarge the error that reading then throws
 * @returns null when `Content-Length` is already too large
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
  // A streamed body needs `duplex`, which the standard type does not have.
  const init: RequestInit & { duplex: "half" } = {
    method,
    headers,
    signal,
    body: body.pipeThrough(counter),
    duplex: "half",
  };
  return { request: new Request(url, init), exceeded: () => seenBytes > limitBytes };
}

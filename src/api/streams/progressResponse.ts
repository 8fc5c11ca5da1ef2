import type { Problem } from "../../contract/index.ts";

/**
 * Streams the progress of a task as one JSON document per line; the last line is its result or its problem. The task
 * is aborted when the client disconnects.
 */
export function progressResponse<Progress>(
  signal: AbortSignal,
  work: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<unknown>,
  reportError: (error: unknown) => Problem,
): Response {
  const left = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const send = (line: unknown) => {
        if (!left.signal.aborted) stream.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      };
      try {
        send({ result: await work((progress) => send({ progress }), AbortSignal.any([signal, left.signal])) });
      } catch (error) {
        if (!left.signal.aborted) send({ problem: reportError(error) });
      }
      if (!left.signal.aborted) stream.close();
    },
    cancel() {
      left.abort();
    },
  });
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}

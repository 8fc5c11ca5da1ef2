import type { RequestContext } from "../context.ts";
import { problemOf } from "../problems.ts";

/**
 * Work that tells how far it is: one JSON document a line, the last of them its result or its problem. The work is
 * aborted when the client disconnects.
 */
export function progressResponse<Progress>(
  { language, signal }: Pick<RequestContext, "language" | "signal">,
  work: (onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<unknown>,
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
        send({ problem: problemOf(error, language).problem });
      }
      if (!left.signal.aborted) stream.close();
    },
    cancel() {
      left.abort();
    },
  });
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}

/**
 * Routes whose bodies are no JSON. In: a request that fits a stream route of the contract, by who may call it.
 * Out: a response that streams. Every route of the contract has a handler, or this does not compile.
 */
import type { MatchedStreamRoute, StreamRouteName } from "../../contract/index.ts";
import type { RequestContext } from "../context.ts";
import { artworkStreams } from "./artwork.ts";
import { fileStreams } from "./files.ts";
import { personalStreams } from "./personal.ts";
import { pictureStreams } from "./pictures.ts";
import { programStreams } from "./program.ts";
import type { StreamHandler, StreamParts } from "./streamHandler.ts";

export type { StreamParts } from "./streamHandler.ts";

/** Answers a request that fits a stream route. */
export type StreamDispatcher = (
  matched: MatchedStreamRoute,
  request: Request,
  context: RequestContext,
) => Promise<Response>;

export function createStreamDispatcher(parts: StreamParts): StreamDispatcher {
  const handlers: Record<StreamRouteName, StreamHandler> = {
    ...artworkStreams(parts),
    ...fileStreams(parts),
    ...personalStreams(parts),
    ...pictureStreams(parts),
    ...programStreams(parts),
  };
  return async ({ name, route: { bodyLimitBytes = 0 }, parameters }, request, context) =>
    handlers[name]({
      request,
      context,
      parameters,
      query: new URL(request.url).searchParams,
      bodyLimitBytes: bodyLimitBytes === "upload" ? parts.uploadLimitBytes : bodyLimitBytes,
    });
}

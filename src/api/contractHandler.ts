import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError } from "@orpc/server";
import type { Problem } from "../contract/index.ts";
import type { Logger } from "../monitoring/index.ts";
import type { RequestContext } from "./context.ts";
import { problemOf } from "./problems.ts";
import { createRouter, type RouterParts } from "./routes/index.ts";

export interface ContractAnswer {
  readonly response: Response;
  /** The route's pattern, never the address itself. */
  readonly route: string;
}

export interface ContractHandlerParts extends RouterParts {
  readonly log: Logger;
  /** @param where method and pattern */
  recordError(problem: Problem, where: string, requestId: string): void;
}

/** Answers what the contract describes as JSON. @returns null where it has no such route */
export type ContractHandler = (request: Request, context: RequestContext) => Promise<ContractAnswer | null>;

const EVENT_KEEP_ALIVE_MS = 15_000;

export function createContractHandler(parts: ContractHandlerParts): ContractHandler {
  const patterns = new WeakMap<RequestContext, string>();
  const handler = new OpenAPIHandler(createRouter(parts), {
    eventIteratorKeepAliveInterval: EVENT_KEEP_ALIVE_MS,
    customErrorResponseBodyEncoder: (error) => error.data,
    interceptors: [
      async ({ next, context, request }) => {
        try {
          return await next();
        } catch (error) {
          throw asProtocolError(error, context, request.method, request.url.pathname);
        }
      },
    ],
    clientInterceptors: [
      ({ next, procedure, context }) => {
        patterns.set(context, procedure["~orpc"].route.path ?? "unknown");
        return next();
      },
    ],
  });

  /** oRPC writes errors itself; what it is given is the finished document. */
  function asProtocolError(
    error: unknown,
    context: RequestContext,
    method: string,
    pathname: string,
  ): ORPCError<string, Problem> {
    const { problem, unexpected, retryAfterSeconds } = problemOf(error, context.language);
    // The client has disconnected: an error that the abort caused is not logged.
    const isGone = context.signal.aborted;
    if (unexpected && !isGone)
      parts.log.error({ err: error, where: `${method} ${pathname}` }, "a request ended in an unexpected error");
    if (!isGone) parts.recordError(problem, `${method} ${patterns.get(context) ?? "unknown"}`, context.requestId);
    if (retryAfterSeconds !== undefined) context.headers.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
    context.headers.set("content-type", "application/problem+json");
    return new ORPCError(problem.code, { status: problem.status, message: problem.detail, data: problem });
  }

  return async (request, context) => {
    const { matched, response } = await handler.handle(request, { context });
    return matched ? { response, route: patterns.get(context) ?? "unmatched" } : null;
  };
}

/**
 * The contract bound to the features. In: a web-standard request. Out: a response, always; what goes wrong is a
 * problem document in the person's language. It holds no rule of the field.
 */
import { randomUUID } from "node:crypto";
import type { Accounts } from "../accounts/index.ts";
import { type Problem, resolvePathAlias } from "../contract/index.ts";
import { hasCode } from "../errors/index.ts";
import type { Activity } from "../monitoring/index.ts";
import { patternOf } from "./accessOf.ts";
import { recordActivity } from "./activity.ts";
import { type AudienceParts, createAudience } from "./audience.ts";
import type { Peer, RequestContext } from "./context.ts";
import { sessionMark } from "./eventsFor.ts";
import { finishResponse } from "./finishResponse.ts";
import { createTurns } from "./limits/turns.ts";
import { problemOf, problemResponse } from "./problems.ts";
import { readdress } from "./readdress.ts";
import { contextOf } from "./requestContext.ts";
import { type Answered, createRequestRouter, type RoutedParts } from "./requestRouter.ts";

export interface ApiParts extends Omit<RoutedParts, "audience">, AudienceParts {
  readonly accounts: Accounts;
  readonly activity: Pick<Activity, "recordRequest" | "recordMetricsRead">;
}

/** The engine's one way in for clients. */
export interface Api {
  fetch(request: Request, peer?: Peer): Promise<Response>;
}

export type { Peer } from "./context.ts";
export { readdress } from "./readdress.ts";

/** nginx's word for it; it reaches the metrics alone. */
const CLIENT_GONE = 499;

export function createApi(parts: ApiParts): Api {
  const { activity, log, metrics } = parts;
  const answer = createRequestRouter({ ...parts, audience: createAudience(parts) }, recordError);
  const turn = createTurns();

  async function answerAlways(request: Request, context: RequestContext): Promise<Answered> {
    try {
      return await answer(request, context);
    } catch (error) {
      // The client has disconnected: the answer is not read, and this is no error.
      if (request.signal.aborted) return { response: new Response(null, { status: CLIENT_GONE }), route: "refused" };
      const answerable = problemOf(error, context.language);
      if (answerable.unexpected) log.error({ err: error }, "a request ended in an unexpected error");
      const route = routeOfRejection(error, request);
      recordError(answerable.problem, `${request.method} ${route}`, context.requestId);
      return { response: problemResponse(answerable), route };
    }
  }

  /** A member's request for something of the owner's is recorded under its route, any other rejection under one name. */
  function routeOfRejection(error: unknown, { method, url }: Request): string {
    return (hasCode(error, "owner_only") && patternOf(method, new URL(url).pathname)) || "refused";
  }

  function recordError({ code, status }: Problem, where: string, requestId: string): void {
    metrics.error(code, status >= 500 ? "failed" : "refused");
    parts.errors.record({ code, status, where, requestId });
  }

  return {
    async fetch(asked, peer = { address: "" }) {
      const start = performance.now();
      await turn();
      const request = withTodaysPath(asked);
      recordActivity(new URL(request.url).pathname, activity);
      const context = contextOf(request, peer, randomUUID(), parts);
      const { requestId } = context;
      const session = context.session && sessionMark(context.session);
      const { response, route } = await parts.flow.request(
        { id: requestId, method: request.method, session },
        () => answerAlways(request, context),
        (answered) => ({ route: answered.route, status: answered.response.status }),
      );
      const durationMs = performance.now() - start;
      metrics.request({ route, method: request.method, status: response.status, seconds: durationMs / 1000 });
      log.debug({ requestId, route, method: request.method, status: response.status, durationMs }, "request");
      return finishResponse(response, context, durationMs);
    },
  };
}

/** A former path is answered, counted and logged as the one it is an alias of. */
function withTodaysPath(request: Request): Request {
  const url = new URL(request.url);
  const pathname = resolvePathAlias(url.pathname);
  if (pathname === url.pathname) return request;
  url.pathname = pathname;
  return readdress(request, { url: url.href });
}

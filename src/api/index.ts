/**
 * The contract bound to the features. In: a web-standard request. Out: a response, always; what goes wrong is a
 * problem document in the person's language. It holds no rule of the field.
 */
import { randomUUID } from "node:crypto";
import type { Accounts } from "../accounts/index.ts";
import {
  findStreamRoute,
  type MatchedStreamRoute,
  type Problem,
  REVALIDATED_ROUTES,
  resolvePathAlias,
} from "../contract/index.ts";
import { hasCode } from "../errors/index.ts";
import type { Activity, Logger } from "../monitoring/index.ts";
import { isApiPath, servePageFile } from "../page/index.ts";
import { accessOf, patternOf } from "./accessOf.ts";
import { recordActivity } from "./activity.ts";
import { authorise } from "./authorise.ts";
import { JSON_LIMIT, limitOfStream, withinLimit } from "./bodyLimits.ts";
import type { Peer, RequestContext } from "./context.ts";
import { createContractHandler } from "./contractHandler.ts";
import { sessionMark } from "./eventsFor.ts";
import { finishResponse, revalidated } from "./finishResponse.ts";
import { withGuardedJson } from "./guardJson.ts";
import { hasAcceptableContentType } from "./jsonBody.ts";
import { createRequestLimits } from "./limits/requestLimits.ts";
import { rejectForeignRequest } from "./originGuard.ts";
import { ApiError, problemOf, problemResponse } from "./problems.ts";
import { contextOf } from "./requestContext.ts";
import type { RouterParts } from "./routes/index.ts";
import { createStreamDispatcher, type StreamParts } from "./streams/index.ts";

export interface ApiParts extends Omit<RouterParts, "limits">, Omit<StreamParts, "uploadLimitBytes" | "metricsToken"> {
  readonly accounts: Accounts;
  readonly log: Logger;
  readonly activity: Pick<Activity, "recordRequest" | "recordMetricsRead">;
}

/** The engine's one way in for clients. */
export interface Api {
  fetch(request: Request, peer?: Peer): Promise<Response>;
}

export type { Peer } from "./context.ts";

interface Answered {
  readonly response: Response;
  /** The route's pattern, for the metrics: their number must not grow with use. */
  readonly route: string;
}

/** nginx's word for it; it reaches the metrics alone. */
const CLIENT_GONE = 499;

const isWrite = ({ method }: Request) => method !== "GET" && method !== "HEAD";
const isHtml = (page: Response) => page.headers.get("content-type")?.startsWith("text/html") === true;

export function createApi(parts: ApiParts): Api {
  const { activity, config, log, metrics } = parts;
  const limits = createRequestLimits(parts.clock);
  const answerByContract = createContractHandler({ ...parts, limits, recordError });
  const answerByStream = createStreamDispatcher({
    ...parts,
    uploadLimitBytes: config.uploadLimitBytes,
    metricsToken: config.metricsToken,
  });

  async function answer(request: Request, context: RequestContext): Promise<Answered> {
    const rejection = rejectForeignRequest(request, config);
    if (rejection) throw new ApiError(rejection);
    const { pathname } = new URL(request.url);

    const stream = findStreamRoute(request.method, pathname);
    if (stream) {
      authorise(stream.route.access, context.session);
      return { response: await answerStream(stream, request, context), route: stream.route.path };
    }
    const access = accessOf(request.method, pathname);
    if (access === null && !isApiPath(pathname))
      return { response: await servePage(parts, request, pathname), route: "page" };
    // An address that the contract does not have wants a session: a stranger learns nothing of which there are.
    authorise(access ?? "authenticated", context.session);
    if (!hasAcceptableContentType(request)) throw new ApiError("json_only");
    if (isWrite(request) && context.session) limits.countWrite(context.session);
    const answered = await withinLimit(request, JSON_LIMIT, async (limited) =>
      answerByContract(await withGuardedJson(limited), context),
    );
    if (!answered) throw new ApiError("unknown_route");
    const isStored = request.method === "GET" && REVALIDATED_ROUTES.has(answered.route);
    return isStored ? { ...answered, response: revalidated(answered.response) } : answered;
  }

  async function answerStream(
    stream: MatchedStreamRoute,
    request: Request,
    context: RequestContext,
  ): Promise<Response> {
    const { session } = context;
    const answerLimited = () =>
      withinLimit(request, limitOfStream(stream.route, config), (limited) => answerByStream(stream, limited, context));
    if (!session || !isWrite(request)) return answerLimited();
    // A drop of thousands of files is one act, sent a few at a time.
    if (stream.route.bodyLimitBytes === "upload") return limits.withinUploads(session, answerLimited);
    limits.countWrite(session);
    return answerLimited();
  }

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
    metrics.error(code);
    parts.errors.record({ code, status, where, requestId });
  }

  return {
    async fetch(asked, peer = { address: "" }) {
      const start = performance.now();
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
  return new Request(url, request);
}

async function servePage({ config, reads }: ApiParts, request: Request, pathname: string): Promise<Response> {
  const isReading = request.method === "GET" || request.method === "HEAD";
  const page =
    config.pageFolder && isReading ? await servePageFile(config.pageFolder, pathname, request.headers) : null;
  if (!page) throw new ApiError("unknown_route");
  // The page will ask for lists next.
  if (isHtml(page) || page.status === 304) reads.warmUp();
  return page;
}
